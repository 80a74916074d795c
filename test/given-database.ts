import { join } from 'node:path'
import type { Happened } from '../events'
import { projections } from '../projections/all'
import type { Sql } from '../projections/projection'
import { applyMigrations } from '../src/store/migrate'
import { openPool } from '../src/store/pool'
import type { JobRequest, Queue } from '../src/store/queue'
import { openQueue } from '../src/store/queue'
import { openEmmett } from '../src/store/reader'
import { openSql } from '../src/store/sql'
import type { Store } from '../src/store/store'
import { openStore } from '../src/store/store'
import { startPostgres } from './embedded'

export type TestStore = {
  url: string
  store: Store
  sql: Sql
  queue: Queue
  close(): Promise<void>
}

type Options = { now?: () => Date; jobsOf?: (event: Happened) => JobRequest[] }

/** A database of its own with emmett's, pg-boss's and our tables, and the store on it. */
export const openTestStore = async (options: Options = {}): Promise<TestStore> => {
  const { now = () => new Date(), jobsOf = () => [] } = options
  const postgres = await startPostgres()
  const sql = openSql(postgres.url, 4)
  const pool = openPool(postgres.url, 4)
  const emmett = openEmmett(postgres.url, pool)
  await emmett.migrate()
  const queue = await openQueue(postgres.url, false)
  await applyMigrations(sql, join(import.meta.dir, '../migrations'))
  const store = openStore({ pool, queue, read: emmett.read, projections, jobsOf, now })
  return {
    url: postgres.url,
    store,
    sql,
    queue,
    close: async () => {
      await queue.boss.stop({ graceful: false })
      await emmett.close()
      if (!pool.ended) await pool.end()
      await sql.end()
      await postgres.stop()
    },
  }
}
