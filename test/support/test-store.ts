import { join } from 'node:path'
import type { Happened } from '../../events'
import { projections } from '../../projections/all'
import type { Sql } from '../../projections/projection'
import type { Store } from '../../src/store/event-store/event-store'
import { openStore } from '../../src/store/event-store/event-store'
import { openEmmett } from '../../src/store/event-store/stream-reader'
import type { JobRequest, Queue } from '../../src/store/job-queue/job-queue'
import { openQueue } from '../../src/store/job-queue/job-queue'
import { applyMigrations } from '../../src/store/postgres/apply-migrations'
import { openSql } from '../../src/store/postgres/read-pool'
import { openPool } from '../../src/store/postgres/write-pool'
import { startPostgres } from './test-postgres'

export type TestStore = {
  url: string
  store: Store
  sql: Sql
  queue: Queue
  close(): Promise<void>
}

type Options = { now?: () => Date; jobsOf?: (event: Happened) => JobRequest[]; supervise?: boolean }

/** Emmett's, pg-boss's and our tables in this database, and the store on it. */
export const openStoreAt = async (url: string, options: Options = {}): Promise<TestStore> => {
  const { now = () => new Date(), jobsOf = () => [], supervise = false } = options
  const sql = openSql(url, 4)
  const pool = openPool(url, 4)
  const emmett = openEmmett(url, pool)
  await emmett.migrate()
  const queue = await openQueue(url, supervise)
  await applyMigrations(sql, join(import.meta.dir, '../../migrations'))
  const store = openStore({ pool, queue, read: emmett.read, projections, jobsOf, now })
  return {
    url,
    store,
    sql,
    queue,
    close: async () => {
      await queue.boss.stop({ graceful: false })
      await emmett.close()
      if (!pool.ended) await pool.end()
      await sql.end()
    },
  }
}

/** The same in a database of its own, which ends with it. */
export const openTestStore = async (options: Options = {}): Promise<TestStore> => {
  const postgres = await startPostgres()
  const place = await openStoreAt(postgres.url, options)
  return {
    ...place,
    close: async () => {
      await place.close()
      await postgres.stop()
    },
  }
}
