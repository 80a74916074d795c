import { join } from 'node:path'
import type { RecordedEvent } from '../../events'
import { projections } from '../../projections/all'
import type { Sql } from '../../projections/projection'
import type { EventStore } from '../../src/store/event-store/event-store'
import { openEventStore } from '../../src/store/event-store/event-store'
import { openEmmettReader } from '../../src/store/event-store/stream-reader'
import type { JobQueue, JobRequest } from '../../src/store/job-queue/job-queue'
import { openJobQueue } from '../../src/store/job-queue/job-queue'
import { applyMigrations } from '../../src/store/postgres/apply-migrations'
import { openReadPool } from '../../src/store/postgres/read-pool'
import { openWritePool } from '../../src/store/postgres/write-pool'
import { startMigratedDatabase } from './test-postgres'

export type TestStore = {
  url: string
  store: EventStore
  sql: Sql
  queue: JobQueue
  close(): Promise<void>
}

type TestStoreOptions = {
  now?: () => Date
  jobsOf?: (event: RecordedEvent) => JobRequest[]
  supervise?: boolean
  sleep?: (ms: number) => Promise<void>
}

/** Emmett's, pg-boss's and our tables in this database, and the store on it. */
export const openStoreAt = async (
  url: string,
  options: TestStoreOptions = {},
): Promise<TestStore> => {
  const { now = () => new Date(), jobsOf = () => [], supervise = false, sleep } = options
  const sql = openReadPool(url, { max: 4 })
  const pool = openWritePool(url, { max: 4, onConnectionError: () => undefined })
  const emmett = openEmmettReader(url, pool)
  const [{ migrated }] = await sql<[{ migrated: boolean }]>`
    select to_regclass('public.migrations') is not null as migrated`
  if (!migrated) await emmett.migrate()
  const queue = await openJobQueue(url, { supervise, onError: () => undefined })
  await applyMigrations(sql, join(import.meta.dir, '../../migrations'))
  const store = openEventStore({
    pool,
    queue,
    read: emmett.read,
    projections,
    jobsForEvent: jobsOf,
    now,
    ...(sleep ? { sleep } : {}),
  })
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
export const openTestStore = async (options: TestStoreOptions = {}): Promise<TestStore> => {
  const postgres = await startMigratedDatabase()
  const fixture = await openStoreAt(postgres.url, options)
  return {
    ...fixture,
    close: async () => {
      await fixture.close()
      await postgres.stop()
    },
  }
}
