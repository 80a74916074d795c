import { afterAll } from 'bun:test'
import { startSharedDatabase } from './support/shared-database'

if (!process.env.VRS_TEST_TALLY) afterAll(await startSharedDatabase())
