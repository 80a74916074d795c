import { afterAll, beforeAll, expect, test } from 'bun:test'
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import { pluginStream, projectStream } from '../../../events/streams'
import { historyOf } from '../../../projections/queries/history'
import { openChanges } from '../../../src/store/event-store/stream-notifications'
import { openEmmett } from '../../../src/store/event-store/stream-reader'
import { openPool } from '../../../src/store/postgres/write-pool'
import { context, happen, orderedAs, pathOf } from '../../support/append-events'
import { wholePath } from '../../support/project-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

let place: TestStore
beforeAll(async () => {
  place = await openTestStore()
}, 30_000)
afterAll(() => place.close())

const newStream = () => projectStream(Bun.randomUUIDv7())

test("emmett's own reader sees what we have appended", async () => {
  const stream = newStream()
  const appended = await happen(place.store, stream, ...wholePath)
  const pool = openPool(place.url, 1)
  const emmett = getPostgreSQLEventStore(place.url, {
    connectionOptions: { pooled: true, pool },
    schema: { autoMigration: 'None' },
  })
  try {
    const { events, currentStreamVersion, streamExists } = await emmett.readStream(stream)
    expect(streamExists).toBe(true)
    expect(Number(currentStreamVersion)).toBe(wholePath.length)
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([...wholePath] as never)
    expect(events.map(({ metadata }) => metadata.messageId)).toEqual(appended.map(({ id }) => id))
  } finally {
    await emmett.close()
    if (!pool.ended) await pool.end()
  }
})

test('what was appended is read back whole: who, why, when, from what', async () => {
  const stream = newStream()
  const reason = { code: 'agreed', note: 'c2VhbGVk', sealedFor: 'p-1' }
  const appended = await place.store.act({ ...context, by: 'person:p-1', reason }, () => ({
    grows: [{ stream, at: 0, events: pathOf('whole') }],
  }))
  expect((await place.store.read(stream)).events).toEqual(appended)
  expect(appended[0]).toMatchObject({ by: 'person:p-1', reason, position: 1, stream })
  const history = await historyOf(place.sql, { stream, limit: 100 })
  expect(history.map(({ number: _, ...event }) => event).toReversed()).toEqual(appended)
})

test('a stream that nobody wrote to is empty', async () =>
  expect(await place.store.read('project-none')).toEqual({ events: [], at: 0 }))

test('text of many digits stays text, in events, history and jobs', async () => {
  // Opening emmett's store once more is what makes pg read such strings as numbers.
  const pool = openPool(place.url, 1)
  const again = openEmmett(place.url, pool)
  const stream = pluginStream(`digits-${Bun.randomUUIDv7()}`)
  const fields = {
    long: '123456789012345678901234',
    negative: '-99999999999999999',
    float: '1e400',
  }
  await happen(place.store, stream, { type: 'PluginDescribed', data: { fields } })
  for (const read of [place.store.read, again.read])
    expect((await read(stream)).events[0]?.data).toEqual({ fields })
  expect((await historyOf(place.sql, { stream, limit: 1 }))[0]?.data).toEqual({ fields })
  const data = {
    step: 'dns',
    eventId: '12345678901234567890',
    stream,
    correlationId: '1',
    since: '',
    look: 0,
    attempt: 1,
  }
  await place.store.act(context, () => ({
    jobs: [{ id: Bun.randomUUIDv7(), queue: 'mails', data }],
  }))
  expect((await place.queue.boss.fetch('mails'))[0]?.data).toEqual(data)
  await again.close()
  if (!pool.ended) await pool.end()
})

test('whoever watches hears of each stream after its append', async () => {
  const changes = await openChanges(place.sql)
  const [first, second] = [newStream(), newStream()]
  const heard: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = changes.watch((stream) => {
    heard.push(stream)
    if (stream === second) resolve()
  })
  await happen(place.store, first, orderedAs('heard'))
  // The name is taken: nothing is appended, nothing is told.
  await happen(place.store, newStream(), orderedAs('heard')).catch(() => undefined)
  await happen(place.store, second, orderedAs('heard-too'))
  await promise
  expect(heard).toEqual([first, second])
  stop()
  await changes.close()
})
