import { afterAll, expect, test } from 'bun:test'
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import { pluginStream, projectStream } from '../../../events/streams'
import { listHistory } from '../../../projections/queries/history'
import { openStreamNotifications } from '../../../src/store/event-store/stream-notifications'
import { openEmmettReader } from '../../../src/store/event-store/stream-reader'
import { openWritePool } from '../../../src/store/postgres/write-pool'
import {
  appendEvents,
  firstJobData,
  orderWithSlug,
  testContext,
  wholePathWithSlug,
} from '../../support/append-events'
import { wholePath } from '../../support/project-events'
import { openTestStore } from '../../support/test-store'

const fixture = await openTestStore()
afterAll(() => fixture.close())

const newStream = () => projectStream(Bun.randomUUIDv7())

test("emmett's own reader sees what we have appended", async () => {
  const stream = newStream()
  const appended = await appendEvents(fixture.store, stream, ...wholePath)
  const pool = openWritePool(fixture.url, { max: 1, onConnectionError: () => undefined })
  const emmett = getPostgreSQLEventStore(fixture.url, {
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
  const appended = await fixture.store.commit({ ...testContext, by: 'person:p-1', reason }, () => ({
    appends: [{ stream, expectedVersion: 0, events: wholePathWithSlug('whole') }],
  }))
  expect((await fixture.store.read(stream)).events).toEqual(appended)
  expect(appended[0]).toMatchObject({ by: 'person:p-1', reason, position: 1, stream })
  const history = await listHistory(fixture.sql, { stream, limit: 100 })
  expect(history.map(({ number: _, ...event }) => event).toReversed()).toEqual(appended)
})

test('a stream that nobody wrote to is empty', async () =>
  expect(await fixture.store.read('project-none')).toEqual({ events: [], version: 0 }))

test('text of many digits stays text, in events, history and jobs', async () => {
  // Opening emmett's store once more is what makes pg read such strings as numbers.
  const pool = openWritePool(fixture.url, { max: 1, onConnectionError: () => undefined })
  const again = openEmmettReader(fixture.url, pool)
  const stream = pluginStream(`digits-${Bun.randomUUIDv7()}`)
  const fields = {
    description: '123456789012345678901234',
    descriptionEn: '-99999999999999999',
    longDescription: '1e400',
  }
  await appendEvents(fixture.store, stream, { type: 'PluginDescribed', data: { fields } })
  for (const read of [fixture.store.read, again.read])
    expect((await read(stream)).events[0]?.data).toEqual({ fields })
  expect((await listHistory(fixture.sql, { stream, limit: 1 }))[0]?.data).toEqual({ fields })
  const data = firstJobData({ eventId: '12345678901234567890', stream, correlationId: '1' })
  await fixture.store.commit(testContext, () => ({
    jobs: [{ id: Bun.randomUUIDv7(), queue: 'mails', data }],
  }))
  expect((await fixture.queue.boss.fetch('mails'))[0]?.data).toEqual(data)
  await again.close()
  if (!pool.ended) await pool.end()
})

test('whoever watches hears of each stream after its append', async () => {
  const changes = await openStreamNotifications(fixture.sql)
  const [first, second] = [newStream(), newStream()]
  const streams: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = changes.subscribe((stream) => {
    streams.push(stream)
    if (stream === second) resolve()
  })
  await appendEvents(fixture.store, first, orderWithSlug('heard'))
  // The name is taken: nothing is appended, nothing is told.
  await appendEvents(fixture.store, newStream(), orderWithSlug('heard')).catch(() => undefined)
  await appendEvents(fixture.store, second, orderWithSlug('heard-too'))
  await promise
  expect(streams).toEqual([first, second])
  stop()
  await changes.close()
})
