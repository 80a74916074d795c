import { afterAll, beforeAll, expect, test } from 'bun:test'
import { openReadPool } from '../../../src/store/postgres/read-pool'
import { readErrorCode } from '../../support/append-events'
import { startTestDatabase } from '../../support/test-postgres'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let requests: ReturnType<typeof openReadPool>
let background: ReturnType<typeof openReadPool>
beforeAll(async () => {
  database = await startTestDatabase()
  requests = openReadPool(database.url, { max: 2, timeouts: { statementMs: 100, lockMs: 50 } })
  background = openReadPool(database.url, { max: 2 })
  await background`create table counters (id int primary key)`
  await background`insert into counters values (1)`
}, 30_000)
afterAll(async () => {
  await requests.end({ timeout: 1 })
  await background.end({ timeout: 1 })
  await database.stop()
})

test('a slow query of a request is ended by the server, and its connection goes on', async () => {
  expect(await requests`select pg_sleep(5)`.catch(readErrorCode)).toBe('57014')
  expect(await requests`select 1 as one`).toEqual([{ one: 1 }] as never)
})

test('a request does not wait long for a row that somebody else holds', async () => {
  await background.begin(async (holder) => {
    await holder`select from counters where id = 1 for update`
    const waiting = requests`update counters set id = 1 where id = 1`
    expect(await waiting.catch(readErrorCode)).toBe('55P03')
  })
})

test('what works in the background may take longer', async () => {
  expect(await background`select 1 as one from pg_sleep(0.15)`).toEqual([{ one: 1 }] as never)
  const [settings] = await background`select current_setting('statement_timeout') as statement,
    current_setting('lock_timeout') as lock`
  expect(settings).toEqual({ statement: '1min', lock: '20s' })
})

test('a pool whose connections are cut answers again within moments', async () => {
  await Promise.all([requests`select 1`, requests`select 1`])
  for (let cut = 0; cut < 3; cut += 1) {
    await background`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.catch(() => undefined)
    await Promise.allSettled(Array.from({ length: 6 }, () => requests`select 1`))
  }
  // The last cut may still meet one query on each of the two connections.
  const ask = () => requests`select 2 as two`
  const answer = await ask().catch(ask).catch(ask)
  expect(answer).toEqual([{ two: 2 }] as never)
}, 10_000)
