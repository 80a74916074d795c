import { afterAll, expect, test } from 'bun:test'
import { personStream, projectStream } from '../../../events/streams'
import { unpaidOrders } from '../../../src/processes/payments/unpaid-orders'
import { appendEvents } from '../../support/append-events'
import { openMailFixture, stallEvent } from '../notifications/mail-fixture'

const fixture = await openMailFixture()
afterAll(() => fixture.close())

const registeredDomain = (name: string) => ({ kind: 'registered' as const, name })
const stalledEvents = [
  { type: 'ProvisioningReleased' as const, data: { cause: 'invoiceTerms' as const } },
  {
    type: 'ServerAssigned' as const,
    data: { serverId: 's', ipv4: '203.0.113.7', strategy: 'specific' },
  },
  stallEvent('customer', 'CONTACT_REFUSED'),
]
const openFreeOrder = async () => {
  const order = await fixture.seedOrder({ method: 'free', grossCents: 0 })
  await fixture.appendProjectEvents(order.id, { type: 'EmailConfirmationRequested', data: {} })
  return order
}

/** The customer's details as they are from now on; queues the job. */
const correct = async (customerId: string, email: string) => {
  const stream = personStream(customerId)
  const key = await fixture.vault.findPersonKey(customerId)
  if (!key) throw new Error(`expected a key of ${customerId}, found none`)
  const at = { stream, type: 'CustomerDetailsCorrected' as const }
  const sealed = fixture.vault.sealFields(key, at, { name: 'Ada Berger', email })
  const [event] = await appendEvents(fixture.store, stream, { type: at.type, data: { sealed } })
  return event?.id ?? ''
}

const runCorrectionJob = async (eventId: string) => {
  const [job] = await fixture.sql<{ id: string; data: never; retryCount: number }[]>`
    update pgboss.job set state = 'active', started_on = now()
    where name = 'orders' and data->>'eventId' = ${eventId} returning id, data, retry_count`
  if (!job) throw new Error(`expected a job of ${eventId}, found none`)
  const activeJob = { id: job.id, queue: 'orders' as const, retryCount: job.retryCount }
  await fixture.runJob(unpaidOrders, { activeJob, data: job.data })
}

const typesAfter = async (id: string, count: number) =>
  (await fixture.store.read(projectStream(id))).events.slice(count).map(({ type }) => type)

test('a domain that stands because of the details goes on, once', async () => {
  const order = await fixture.seedOrder({ domain: registeredDomain('steht-da.de') })
  await fixture.appendProjectEvents(order.id, ...stalledEvents)
  const eventId = await correct(order.customerId, 'ada@example.org')
  expect(await typesAfter(order.id, 4)).toEqual([])
  await runCorrectionJob(eventId)
  await runCorrectionJob(eventId)
  expect(await typesAfter(order.id, 4)).toEqual(['ProvisioningResumed'])
  const { events } = await fixture.store.read(projectStream(order.id))
  expect(events.at(-1)).toMatchObject({ by: 'system:orders', causationId: eventId })
})

test('the link to confirm an address goes to the new one, once for each correction', async () => {
  const order = await openFreeOrder()
  const first = await correct(order.customerId, 'neu@example.org')
  await runCorrectionJob(first)
  await runCorrectionJob(first)
  expect(await typesAfter(order.id, 2)).toEqual(['EmailConfirmationRequested'])
  const second = await correct(order.customerId, 'noch-neuer@example.org')
  await runCorrectionJob(second)
  expect(await typesAfter(order.id, 3)).toEqual(['EmailConfirmationRequested'])
})

test('other details leave the link as it is', async () => {
  const order = await openFreeOrder()
  await runCorrectionJob(await correct(order.customerId, 'ada@example.org'))
  expect(await typesAfter(order.id, 2)).toEqual([])
})

test('nothing follows for a project that waits for something else, or has its domain', async () => {
  const released = await fixture.seedOrder({ domain: registeredDomain('laeuft.de') })
  await fixture.appendProjectEvents(released.id, ...stalledEvents.slice(0, 2))
  await runCorrectionJob(await correct(released.customerId, 'ada@example.org'))
  expect(await typesAfter(released.id, 3)).toEqual([])
})

test('nothing follows once the customer was erased', async () => {
  const order = await openFreeOrder()
  const eventId = await correct(order.customerId, 'neu@example.org')
  await fixture.sql`delete from person_keys where person_id = ${order.customerId}`
  await runCorrectionJob(eventId)
  expect(await typesAfter(order.id, 2)).toEqual([])
})
