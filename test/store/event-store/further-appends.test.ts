import { afterAll, expect, test } from 'bun:test'
import type { RecordedEvent } from '../../../events'
import { domainStream, projectStream } from '../../../events/streams'
import { createCommandHandler } from '../../../src/store/event-store/command-handler'
import { appendRetryDelayMs } from '../../../src/store/event-store/event-store'
import type { BuildAppends } from '../../../src/store/event-store/stream-append'
import { decideAppend } from '../../../src/store/event-store/stream-append'
import {
  appendEvents,
  orderWithSlug,
  readErrorCode,
  testContext,
} from '../../support/append-events'
import { paymentRequested } from '../../support/project-events'
import { openTestStore } from '../../support/test-store'

const delays: number[] = []
const fixture = await openTestStore({
  sleep: async (ms) => {
    delays.push(ms)
  },
})
afterAll(() => fixture.close())

const years = ['2030', '2031', '2032', '2033'].map((year) => `${year}-01-01T00:00:00.000Z`) as [
  string,
  string,
  string,
  string,
]

const licenceRenewed = (expiresAt: string) => ({
  type: 'DomainRenewed' as const,
  data: { expiresAt, costCents: 100 },
})

const expiryOf = (event: RecordedEvent) =>
  event.type === 'DomainRenewed' ? event.data.expiresAt : undefined

/** Requests one payment of a project; `appends` commit with it. */
const requestPayment = (id: string, appends: BuildAppends) =>
  createCommandHandler<'RequestPayment'>(fixture.store, projectStream, (_id, _command, events) =>
    events.length > 1 ? [] : [paymentRequested()],
  )(testContext, id, 'RequestPayment', { appends })

const orderProject = async () => {
  const id = Bun.randomUUIDv7()
  await appendEvents(fixture.store, projectStream(id), orderWithSlug(`beside-${id}`))
  return id
}

test('a stream beside the command that moved on is read again, and decided on again', async () => {
  const id = await orderProject()
  const stream = domainStream(`${id}.example`)
  const versions: number[] = []
  const events = await requestPayment(id, async () => {
    const append = await decideAppend(fixture.store, stream, (past) =>
      past.some((event) => expiryOf(event) === years[1]) ? [] : [licenceRenewed(years[1])],
    )
    versions.push(append.expectedVersion)
    if (versions.length === 1) await appendEvents(fixture.store, stream, licenceRenewed(years[0]))
    if (versions.length === 2) await appendEvents(fixture.store, stream, licenceRenewed(years[1]))
    return [append]
  })
  expect(versions).toEqual([0, 1, 2])
  expect(events.map(({ type }) => type)).toEqual(['PaymentRequested'])
  expect((await fixture.store.read(stream)).events.map(expiryOf)).toEqual([years[0], years[1]])
})

test('writers of one stream, beside commands and alone, all come through', async () => {
  const stream = domainStream(`${Bun.randomUUIDv7()}.example`)
  const ids = [await orderProject(), await orderProject()]
  await Promise.all([
    ...ids.map((id, index) =>
      requestPayment(id, async () => [
        await decideAppend(fixture.store, stream, () => [licenceRenewed(years[index + 2] ?? '')]),
      ]),
    ),
    appendEvents(fixture.store, stream, licenceRenewed(years[0])),
    appendEvents(fixture.store, stream, licenceRenewed(years[1])),
  ])
  const expiries = (await fixture.store.read(stream)).events.map(expiryOf)
  expect(expiries.toSorted()).toEqual(years)
  for (const id of ids) expect((await fixture.store.read(projectStream(id))).version).toBe(2)
})

test('nothing is read or added beside a command that decides nothing', async () => {
  const id = await orderProject()
  await appendEvents(fixture.store, projectStream(id), paymentRequested())
  const events = await requestPayment(id, async () => {
    throw new Error('expected not to be called')
  })
  expect(events).toEqual([])
})

test('each of the five tries waits longer than the one before may', async () => {
  const stream = projectStream(await orderProject())
  delays.length = 0
  const commit = fixture.store.commit(testContext, () => ({
    appends: [{ stream, expectedVersion: 0, events: [paymentRequested()] }],
  }))
  expect(await commit.catch(readErrorCode)).toBe('40001')
  expect(delays).toHaveLength(4)
  for (const [index, ms] of delays.entries())
    expect(ms).toBeLessThan(appendRetryDelayMs(index + 1, 1))
})

test('the wait doubles up to a tenth of a second, and is drawn between nothing and that', () => {
  expect([1, 2, 3, 4, 5, 9].map((attempt) => appendRetryDelayMs(attempt, 1))).toEqual([
    10, 20, 40, 80, 100, 100,
  ])
  expect(appendRetryDelayMs(3, 0)).toBe(0)
  expect(appendRetryDelayMs(3, 0.5)).toBe(20)
})
