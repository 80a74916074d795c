import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { printFaultSummary } from '../faults/fault-summary'
import { startPostgresServer } from './test-postgres'
import { openStoreAt } from './test-store'

/** A database with all tables, which costs less to copy than to create. */
const createTemplate = async (server: string) => {
  const name = 'test_template'
  const sql = postgres(server, { max: 1 })
  await sql.unsafe(`create database ${name}`)
  await sql.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  await (await openStoreAt(url.href)).close()
  return name
}

/**
 * One database server for all test files, in all their processes: to start one for each file takes
 * longer than most files. Answers how it ends.
 */
export const startSharedDatabase = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vrs-test-tally-'))
  process.env.VRS_TEST_TALLY = join(folder, 'tally.jsonl')
  const { url, stop } = await startPostgresServer()
  process.env.VRS_TEST_DATABASE_URL = url
  process.env.VRS_TEST_TEMPLATE = await createTemplate(url)
  return async () => {
    await stop()
    printFaultSummary()
    rmSync(folder, { recursive: true })
  }
}
