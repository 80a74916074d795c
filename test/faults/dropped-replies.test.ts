import { afterAll, expect, test } from 'bun:test'
import type { VendorName } from '../../src/sandbox/fault-injector'
import {
  addFault,
  fetchFaults,
  type OrderHandle,
  payCheckout,
  placeTestOrder,
  waitForOrderStatus,
} from '../support/order-client'
import { startService, waitUntil } from '../support/service-process'
import { expectOneOfEach } from '../support/vendor-resources'

const orders: OrderHandle[] = []
const running = await startService()
afterAll(() => running.close())

type Call = { vendor: VendorName; method: string }

const writes = /^(POST|PATCH|PUT|DELETE) |create|update|delete|^send$/

/** A method as the fault switches name it: without ids and queries. */
const pattern = (method: string) =>
  method.replace(/\?.*$/, '*').replaceAll(/\/[a-z0-9]{20,}(?=\/|$)/g, '/*')

/** Every write of one good run, the last first: so an order meets one fault and no later one. */
const writesOf = async (): Promise<Call[]> => {
  const calls = await running.sql()<Call[]>`select vendor, method from vendor_calls order by id`
  const named = calls
    .filter(({ method }) => writes.test(method))
    .map(({ vendor, method }) => `${vendor} ${pattern(method)}`)
  return [...new Set(named)].toReversed().map((name) => {
    const [vendor, ...method] = name.split(' ')
    return { vendor: vendor as VendorName, method: method.join(' ') }
  })
}

const loseReply = async ({ vendor, method }: Call, number: number) => {
  // Stripe's own client asks once more by itself.
  const times = vendor === 'stripe' ? 2 : 1
  await addFault(running, { vendor, method, kind: 'replyLost', times })
  const key = crypto.randomUUID()
  const slug = `ohne-antwort-${number}`
  const first = await placeTestOrder(running, slug, {}, key)
  const order = first.checkoutUrl ? first : await placeTestOrder(running, slug, {}, key)
  expect(order.projectId).toBe(first.projectId)
  await payCheckout(order)
  orders.push(order)
  await waitUntil(`${vendor} ${method} to lose its reply`, async () => {
    return (await fetchFaults(running)).length === 0
  })
}

test('an order whose vendors lose one reply goes live with one of everything', async () => {
  const good = await placeTestOrder(running, 'mit-antwort')
  await payCheckout(good)
  orders.push(good)
  await waitForOrderStatus(running, good, 'active')
  await expectOneOfEach(running, orders)
  const calls = await writesOf()
  expect(calls.map(({ vendor, method }) => `${vendor} ${method}`).toSorted()).toEqual([
    'coolify PATCH /applications/*/envs/bulk',
    'coolify POST /applications/*/storages',
    'coolify POST /applications/dockerimage',
    'coolify POST /databases/postgresql',
    'coolify POST /deploy*',
    'coolify POST /projects',
    'inwx nameserver.createRecord',
    'smtp send',
    'stripe POST /checkout/sessions',
  ])
  for (const [number, call] of calls.entries()) await loseReply(call, number)
  for (const order of orders) await waitForOrderStatus(running, order, 'active')
  await expectOneOfEach(running, orders)
}, 90_000)

test('a welcome mail whose reply is lost comes under one id', async () => {
  const order = await placeTestOrder(running, 'willkommen')
  orders.push(order)
  await waitUntil('the first mail', async () => {
    const mails = await running.sql()`
      select from vendor_calls where vendor = 'smtp' and project_id = ${order.projectId}`
    return mails.length === 1
  })
  await addFault(running, { vendor: 'smtp', method: 'send', kind: 'replyLost', times: 1 })
  await payCheckout(order)
  await waitForOrderStatus(running, order, 'active')
  await waitUntil('the welcome', async () => {
    const rows = await running.sql()`
      select from history where stream = ${`project-${order.projectId}`}
        and type = 'CustomerWelcomed'`
    return rows.length === 1
  })
  expect(await fetchFaults(running)).toEqual([])
  await expectOneOfEach(running, orders)
}, 30_000)
