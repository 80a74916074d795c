import { afterAll } from 'bun:test'
import { startServer } from './embedded'
import { printTally } from './faults/tally'

// The tests share one database server: to start one for each file takes longer than most files.
const cluster = await startServer()
process.env.VRS_TEST_DATABASE_URL = cluster.url
afterAll(printTally)
afterAll(cluster.stop)
