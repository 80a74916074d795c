import { afterAll } from 'bun:test'
import { startCluster } from './support/shared-database'

if (!process.env.VRS_TEST_TALLY) afterAll(await startCluster())
