import { afterAll } from 'bun:test'
import { startCluster } from './cluster'

if (!process.env.VRS_TEST_DATABASE_URL) afterAll(await startCluster())
