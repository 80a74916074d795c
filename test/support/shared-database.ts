import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printFaultSummary } from '../faults/fault-summary'
import { startPostgresServer } from './test-postgres'

/**
 * One database server for all test files, in all their processes: to start one for each file takes
 * longer than most files. Answers how it ends.
 */
export const startSharedDatabase = async () => {
  const { url, stop } = await startPostgresServer()
  const folder = mkdtempSync(join(tmpdir(), 'vrs-test-tally-'))
  process.env.VRS_TEST_DATABASE_URL = url
  process.env.VRS_TEST_TALLY = join(folder, 'tally.jsonl')
  return async () => {
    await stop()
    printFaultSummary()
    rmSync(folder, { recursive: true })
  }
}
