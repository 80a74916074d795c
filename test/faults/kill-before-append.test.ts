import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type Order, pay, placeOrder, reaches } from '../support/order-client'
import type { Running } from '../support/service-process'
import { hurry, startService, until } from '../support/service-process'
import { expectOneOfEach } from '../support/vendor-resources'
import { openStops, shutStops, stopAt, stopped } from './blocked-appends'

let running: Running
const orders: Order[] = []
beforeAll(async () => {
  running = await startService()
}, 30_000)
afterAll(() => running.close())

/** An order that acts up to this event and then cannot tell it. */
const orderStoppedAt = async (type: string) => {
  const order = await placeOrder(running, `bis-${type.toLowerCase()}`)
  await stopAt(running.sql(), order.projectId, type)
  await pay(order)
  orders.push(order)
}

/** The last one locks what the others need on their way, so it comes when they have passed. */
const killedBefore = async (types: readonly string[]) => {
  await openStops(running.sql())
  const stops = await shutStops(running.databaseUrl())
  for (const type of types.slice(0, -1)) await orderStoppedAt(type)
  await until(
    'all but one to be stopped',
    async () => (await stopped(running.sql())) >= types.length - 1,
  )
  for (const type of types.slice(-1)) await orderStoppedAt(type)
  await until('all to be stopped', async () => (await stopped(running.sql())) >= types.length)
  const untold = await running.sql()<{ type: string }[]>`
    select h.type from history h join test_stops s on h.stream like s.stream and h.type = s.type`
  expect([...untold]).toEqual([])
  await running.kill()
  stops.open()
  await running.start()
  await hurry(running)
  await running.sql()`delete from test_stops`
  for (const order of orders) await reaches(running, order, 'active', 40_000)
  await expectOneOfEach(running, orders)
}

test(
  'what was done but not told when everything was killed is done once',
  () =>
    killedBefore([
      'DnsConfigured',
      'DeploymentPrepared',
      'DeploymentStarted',
      'SiteVerified',
      'CustomerWelcomed',
      'PaymentConfirmed',
    ]),
  90_000,
)

test.if(Boolean(process.env.VRS_PROVE))(
  'so is every other step of the path',
  () =>
    killedBefore([
      'DomainAssigned',
      'DnsPropagated',
      'DeploymentFinished',
      'RuntimeBooted',
      'LicenseIssued',
      'ServerAssigned',
    ]),
  90_000,
)
