import { afterAll, beforeAll, expect, test } from 'bun:test'
import { projectStream } from '../../../events/streams'
import { readAllStreams } from '../../../src/store/event-store/read-all-streams'
import { appendEvents, wholePathWithSlug } from '../../support/append-events'
import { copyHistory } from '../../support/copied-histories'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

const eventsInAll = 6_000

let fixture: TestStore
let streams = 0
beforeAll(async () => {
  fixture = await openTestStore()
  const stream = projectStream('019906a0-0000-7000-8000-000000000001')
  const path = wholePathWithSlug('first-of-all')
  await appendEvents(fixture.store, stream, ...path)
  streams = Math.ceil(eventsInAll / path.length)
  await copyHistory(fixture.sql, stream, streams - 1)
}, 60_000)
afterAll(() => fixture.close())

test.each([
  ['at once', async () => undefined],
  // The last batch has arrived, and its query has ended, before it is asked for.
  ['slowly', (stream: number) => (stream % 100 === 0 ? Bun.sleep(30) : Promise.resolve())],
])('all streams of several batches are read, however they are worked on: %s', async (_, work) => {
  let read = 0
  await fixture.sql.begin(async (reader) => {
    for await (const stream of readAllStreams(reader, {})) {
      expect(stream.length).toBeGreaterThan(0)
      read += 1
      await work(read)
    }
  })
  expect(read).toBe(streams)
})
