import { afterAll } from 'bun:test'
import { startCluster } from './cluster'

if (!process.env.VRS_TEST_TALLY) afterAll(await startCluster())
