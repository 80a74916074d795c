import { afterAll, expect, test } from 'bun:test'
import {
  type OrderHandle,
  payCheckout,
  placeTestOrder,
  waitForOrderStatus,
} from '../support/order-client'
import { disableLatency, startService, waitUntil } from '../support/service-process'
import { expectOneOfEach } from '../support/vendor-resources'
import {
  blockAppendOf,
  blockAppends,
  countBlockedAppends,
  installAppendBlocks,
} from './blocked-appends'

const orders: OrderHandle[] = []
const running = await startService()
afterAll(() => running.close())

/** An order that acts up to this event and then cannot tell it. */
const placeBlockedOrder = async (type: string) => {
  const order = await placeTestOrder(running, `bis-${type.toLowerCase()}`)
  await blockAppendOf(running.sql(), order.projectId, type)
  await payCheckout(order)
  orders.push(order)
}

/** The last one locks what the others need on their way, so it comes when they have passed. */
const killBeforeAppends = async (types: readonly string[]) => {
  await installAppendBlocks(running.sql())
  const stops = await blockAppends(running.databaseUrl())
  for (const type of types.slice(0, -1)) await placeBlockedOrder(type)
  await waitUntil(
    'all but one to be stopped',
    async () => (await countBlockedAppends(running.sql())) >= types.length - 1,
  )
  for (const type of types.slice(-1)) await placeBlockedOrder(type)
  await waitUntil(
    'all to be stopped',
    async () => (await countBlockedAppends(running.sql())) >= types.length,
  )
  const untold = await running.sql()<{ type: string }[]>`
    select h.type from history h join test_stops s on h.stream like s.stream and h.type = s.type`
  expect([...untold]).toEqual([])
  await running.kill()
  stops.unblock()
  await running.start()
  await disableLatency(running)
  await running.sql()`delete from test_stops`
  for (const order of orders) await waitForOrderStatus(running, order, 'active', 40_000)
  await expectOneOfEach(running, orders)
}

test(
  'what was done but not told when everything was killed is done once',
  () =>
    killBeforeAppends([
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
    killBeforeAppends([
      'DomainAssigned',
      'DnsPropagated',
      'DeploymentFinished',
      'RuntimeBooted',
      'LicenseIssued',
      'ServerAssigned',
    ]),
  90_000,
)
