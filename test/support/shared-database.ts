import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printTally } from '../faults/fault-summary'
import { startServer } from './test-postgres'

/**
 * One database server for all test files, in all their processes: to start one for each file takes
 * longer than most files. Answers how it ends.
 */
export const startCluster = async () => {
  const { url, stop } = await startServer()
  const folder = mkdtempSync(join(tmpdir(), 'vrs-test-tally-'))
  process.env.VRS_TEST_DATABASE_URL = url
  process.env.VRS_TEST_TALLY = join(folder, 'tally.jsonl')
  return async () => {
    await stop()
    printTally()
    rmSync(folder, { recursive: true })
  }
}
