import { afterAll, afterEach, expect, test } from 'bun:test'
import { findProject } from '../../../projections/queries/projects'
import { unpaidOrders } from '../../../src/processes/payments/unpaid-orders'
import { openPaymentFixture } from './payment-fixture'

const fixture = await openPaymentFixture()
afterAll(() => fixture.close())
afterEach(() => {
  fixture.servers.usable = true
})

const taskOf = async (id: string) => (await findProject(fixture.sql, id))?.openTask ?? null
const typesAfterCheckout = async (id: string) => (await fixture.typesOf(id)).slice(1)

/** An order that was paid by card while no server was usable. */
const payUndeliverable = async () => {
  const id = await fixture.order()
  const { url, sessionId } = await fixture.requestCheckout(id)
  await fixture.actAt(url, 'pay')
  fixture.servers.usable = false
  await fixture.settle()
  const { paymentRef } = await fixture.stripe.getSession(sessionId)
  return { id, url, paymentRef: paymentRef ?? '' }
}

const refund = (paymentRef: string, grossCents = 1184) => ({
  type: 'RequestRefund' as const,
  data: {
    ...{ refundId: Bun.randomUUIDv7(), paymentRef, grossCents, cause: 'notFulfillable' },
    ...{ way: 'stripe' as const, limitCents: 10_000 },
  },
})

/** The look of the step that is due next, whenever that is. */
const lookAgain = async (id: string) =>
  fixture.runJob(unpaidOrders, await fixture.claimJob(id, 'orders'))

test('money that comes while the order cannot be delivered is a task and releases nothing', async () => {
  const { id } = await payUndeliverable()
  expect(await typesAfterCheckout(id)).toEqual(['PaymentConfirmed', 'ReleaseWithheld'])
  expect(await taskOf(id)).toBe('releaseWithheld')
  expect(await findProject(fixture.sql, id)).toMatchObject({
    withheld: { code: 'NO_USABLE_SERVER' },
    releasedAt: null,
  })
})

test('it goes on by itself once all is there', async () => {
  const { id } = await payUndeliverable()
  await lookAgain(id)
  expect(await typesAfterCheckout(id)).toEqual(['PaymentConfirmed', 'ReleaseWithheld'])
  fixture.servers.usable = true
  await lookAgain(id)
  expect((await typesAfterCheckout(id)).slice(2)).toEqual(['ProvisioningReleased'])
  expect(await taskOf(id)).toBeNull()
})

test('the refund ends the order and the task, and no look releases it any more', async () => {
  const { id, paymentRef } = await payUndeliverable()
  await fixture.command(id, refund(paymentRef))
  fixture.servers.usable = true
  await fixture.settle('orders')
  expect((await typesAfterCheckout(id)).slice(2)).toEqual([
    'RefundRequested',
    'RefundApproved',
    'OrderCancelled',
    'RefundIssued',
    'RefundCompleted',
  ])
  expect(await taskOf(id)).toBeNull()
})

test('a refund that waits for its approval keeps the order as it is', async () => {
  const { id, paymentRef } = await payUndeliverable()
  const wanted = refund(paymentRef)
  await fixture.command(id, { ...wanted, data: { ...wanted.data, limitCents: 0 } })
  fixture.servers.usable = true
  await lookAgain(id)
  expect((await typesAfterCheckout(id)).slice(2)).toEqual(['RefundRequested'])
  await fixture.command(id, { type: 'DeclineRefund', data: { refundId: wanted.data.refundId } })
  await lookAgain(id)
  expect((await typesAfterCheckout(id)).at(-1)).toBe('ProvisioningReleased')
})

test('an order that its customer cancelled leaves the money as a task', async () => {
  const { id, paymentRef } = await payUndeliverable()
  await fixture.command(id, { type: 'CancelOrder', data: { cause: 'customer' } })
  await fixture.settle('orders')
  expect(await taskOf(id)).toBe('releaseWithheld')
  await fixture.command(id, refund(paymentRef))
  await fixture.settle('orders')
  expect(await taskOf(id)).toBeNull()
})

test('it does not expire', async () => {
  const { id } = await payUndeliverable()
  await fixture.command(id, { type: 'CancelOrder', data: { cause: 'expired' } })
  expect(await typesAfterCheckout(id)).toEqual(['PaymentConfirmed', 'ReleaseWithheld'])
})

test('a delivery that comes twice withholds once', async () => {
  const { id, url } = await payUndeliverable()
  await fixture.actAt(url, 'again')
  fixture.servers.usable = true
  await fixture.settle()
  expect(await typesAfterCheckout(id)).toEqual(['PaymentConfirmed', 'ReleaseWithheld'])
})
