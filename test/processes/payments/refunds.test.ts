import { afterAll, expect, test } from 'bun:test'
import { findProject } from '../../../projections/queries/projects'
import { openPaymentFixture, paidByBank } from './payment-fixture'

const fixture = await openPaymentFixture()
afterAll(() => fixture.close())
const askFor = (paymentRef: string, grossCents: number, refundId = Bun.randomUUIDv7()) => ({
  type: 'RequestRefund' as const,
  data: {
    refundId,
    paymentRef,
    grossCents,
    cause: 'other',
    way: paymentRef.startsWith('pi_') ? ('stripe' as const) : ('transfer' as const),
    limitCents: 10_000,
  },
})
const taskOf = async (id: string) => (await findProject(fixture.sql, id))?.openTask ?? null

/** An order whose card was charged, and the reference of that payment. */
const payByCard = async (id: string) => {
  const { url, sessionId } = await fixture.requestCheckout(id)
  await fixture.actAt(url, 'pay')
  const { paymentRef } = await fixture.stripe.getSession(sessionId)
  return { url, paymentRef: paymentRef ?? '' }
}

test('money that came after the cancellation goes back, and the task ends', async () => {
  const id = await fixture.order()
  const { paymentRef } = await payByCard(id)
  await fixture.command(id, { type: 'CancelOrder', data: { cause: 'customer' } })
  await fixture.settle('orders')
  expect(await taskOf(id)).toBe('paymentArrivedLate')
  await fixture.command(id, askFor(paymentRef, 1184))
  await fixture.settle('orders')
  expect((await fixture.typesOf(id)).slice(3)).toEqual([
    'RefundRequested',
    'RefundApproved',
    'RefundIssued',
    'RefundCompleted',
  ])
  expect(await taskOf(id)).toBeNull()
  expect((await fixture.stripe.listRefunds(paymentRef)).map((one) => one.amountCents)).toEqual([
    1184,
  ])
})

test('a refund that fails at the bank is seen, and paid by transfer', async () => {
  const id = await fixture.order(
    { type: 'PaymentConfirmed', data: paidByBank('R-1').data },
    { type: 'ProvisioningReleased', data: { cause: 'paid' } },
  )
  await fixture.command(id, paidByBank('R-2'))
  expect(await taskOf(id)).toBe('paymentInExcess')
  const paid = await fixture.order()
  const { url, paymentRef } = await payByCard(paid)
  await fixture.settle()
  const refundId = Bun.randomUUIDv7()
  await fixture.command(paid, askFor(paymentRef, 500, refundId))
  await fixture.settle('orders')
  await fixture.actAt(url, 'refund-failure')
  await fixture.settle('orders')
  expect(await taskOf(paid)).toBe('refundFailed')
  const refundRef = 'Bank 7'
  await fixture.command(paid, { type: 'ConfirmRefundTransfer', data: { refundId, refundRef } })
  expect(await taskOf(paid)).toBeNull()
  expect((await fixture.typesOf(paid)).slice(3)).toEqual([
    'RefundRequested',
    'RefundApproved',
    'RefundIssued',
    'RefundCompleted',
    'RefundFailed',
    'RefundIssued',
    'RefundCompleted',
  ])
})

test('what somebody pays back at Stripe’s own page is recorded once', async () => {
  const id = await fixture.order()
  const { url } = await payByCard(id)
  await fixture.settle()
  await fixture.actAt(url, 'refund')
  await fixture.settle('orders')
  expect((await fixture.typesOf(id)).slice(3)).toEqual([
    'RefundRequested',
    'RefundIssued',
    'RefundCompleted',
  ])
})

test('a wrong amount is a task until the rest comes, or it has gone back whole', async () => {
  const rest = await fixture.order()
  await fixture.command(rest, paidByBank('R-1', 1000))
  expect(await taskOf(rest)).toBe('paymentMismatched')
  await fixture.command(rest, paidByBank('R-2', 184))
  expect(await taskOf(rest)).toBeNull()

  const back = await fixture.order()
  await fixture.command(back, paidByBank('R-1', 1000))
  await fixture.command(back, paidByBank('R-2'))
  expect(await taskOf(back)).toBe('paymentMismatched')
  const refundId = Bun.randomUUIDv7()
  await fixture.command(back, askFor('R-1', 1000, refundId))
  await fixture.runQueue('orders', back)
  expect(await taskOf(back)).toBe('refundToTransfer')
  await fixture.command(back, {
    type: 'ConfirmRefundTransfer',
    data: { refundId, refundRef: 'Bank 8' },
  })
  expect(await taskOf(back)).toBeNull()
})

test('what was paid back is not given back as the rest of a sum', async () => {
  const id = await fixture.order()
  await fixture.command(id, paidByBank('R-1', 1000))
  await fixture.command(id, askFor('R-1', 1000))
  await fixture.command(id, paidByBank('R-2', 184))
  expect((await fixture.typesOf(id)).at(-1)).toBe('PaymentMismatched')
})
