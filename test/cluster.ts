import { afterAll } from 'bun:test'
import { startPostgres } from './embedded'
import { printTally } from './faults/tally'

// The tests of vrs-core share one database server: theirs alone cannot start where only root may look.
const cluster = await startPostgres()
process.env.VRS_TEST_DATABASE_URL = cluster.url
afterAll(printTally)
afterAll(cluster.stop)
