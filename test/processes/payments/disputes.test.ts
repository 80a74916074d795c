import { afterAll, beforeAll, expect, test } from 'bun:test'
import { listRefundablePayments } from '../../../projections/queries/payments'
import { findProject } from '../../../projections/queries/projects'
import type { PaymentFixture } from './payment-fixture'
import { openPaymentFixture } from './payment-fixture'

let fixture: PaymentFixture
beforeAll(async () => {
  fixture = await openPaymentFixture()
}, 30_000)
afterAll(() => fixture.close())

const taskOf = async (id: string) => (await findProject(fixture.sql, id))?.openTask ?? null

/** An order whose card was charged; `act` is what happens to its payment afterwards. */
const openPaidOrder = async () => {
  const id = await fixture.order()
  const { url, sessionId } = await fixture.requestCheckout(id)
  await fixture.actAt(url, 'pay')
  await fixture.settle()
  const { paymentRef } = await fixture.stripe.getSession(sessionId)
  const before = (await fixture.typesOf(id)).length
  return {
    id,
    paymentRef: paymentRef ?? '',
    act: async (name: string) => {
      await fixture.actAt(url, name)
      await fixture.settle()
    },
    events: async () => (await fixture.typesOf(id)).slice(before),
    task: () => taskOf(id),
  }
}

const refund = (paymentRef: string) => ({
  type: 'RequestRefund' as const,
  data: {
    ...{ refundId: Bun.randomUUIDv7(), paymentRef, grossCents: 100 },
    ...{ cause: 'other', way: 'stripe' as const, limitCents: 10_000 },
  },
})

test('a dispute is a task until it is won, and no refund meanwhile', async () => {
  const { id, paymentRef, act, events, task } = await openPaidOrder()
  await act('dispute')
  expect(await events()).toEqual(['ChargeDisputed'])
  expect(await task()).toBe('chargeDisputed')
  expect((await listRefundablePayments(fixture.sql, id)).length).toBe(0)
  await expect(fixture.command(id, refund(paymentRef))).rejects.toMatchObject({ code: 'DISPUTED' })
  await act('dispute-won')
  expect(await events()).toEqual(['ChargeDisputed', 'DisputeClosed'])
  expect(await task()).toBeNull()
  expect((await listRefundablePayments(fixture.sql, id)).map((one) => one.leftCents)).toEqual([
    1184,
  ])
})

test('a dispute that is lost is a task until the money comes again', async () => {
  const { id, act, events, task } = await openPaidOrder()
  await act('dispute')
  await act('dispute-lost')
  expect(await events()).toEqual(['ChargeDisputed', 'DisputeClosed', 'PaymentReturned'])
  expect(await task()).toBe('paymentReturned')
  expect((await listRefundablePayments(fixture.sql, id)).length).toBe(0)
  const data = { amountCents: 1184, currency: 'EUR', paymentRef: 'R-9', via: 'bank' as const }
  await fixture.command(id, { type: 'ConfirmPayment', data })
  expect(await task()).toBeNull()
})

test('a debit that returned is a task until it is written off', async () => {
  const { id, paymentRef, act, events, task } = await openPaidOrder()
  await act('debit-return')
  expect(await events()).toEqual(['ChargeDisputed', 'DisputeClosed', 'PaymentReturned'])
  expect(await task()).toBe('paymentReturned')
  await fixture.command(id, { type: 'WriteOffReturnedPayment', data: { paymentRef } })
  expect(await task()).toBeNull()
})

test('an inquiry that ends leaves everything as it was', async () => {
  const { act, events, task } = await openPaidOrder()
  await act('inquiry')
  expect(await task()).toBe('chargeDisputed')
  await act('dispute-won')
  expect(await events()).toEqual(['ChargeDisputed', 'DisputeClosed'])
  expect(await task()).toBeNull()
})

test('money that was not due and is taken back by the bank is owed by nobody', async () => {
  const id = await fixture.order()
  const { url } = await fixture.requestCheckout(id)
  await fixture.actAt(url, 'pay')
  await fixture.command(id, { type: 'CancelOrder', data: { cause: 'customer' } })
  await fixture.settle()
  expect(await taskOf(id)).toBe('paymentArrivedLate')
  await fixture.actAt(url, 'dispute')
  await fixture.settle()
  expect(await taskOf(id)).toBe('chargeDisputed')
  await fixture.actAt(url, 'dispute-lost')
  await fixture.settle()
  expect(await taskOf(id)).toBeNull()
})

test('a refund that waited at Stripe while the bank took the money back is no debt', async () => {
  const { id, paymentRef, act, task } = await openPaidOrder()
  await fixture.command(id, refund(paymentRef))
  await act('dispute')
  await fixture.settle('orders')
  expect(await task()).toBe('chargeDisputed')
  await act('dispute-lost')
  expect(await task()).toBe('paymentReturned')
  expect((await fixture.typesOf(id)).slice(-6)).toEqual([
    'RefundApproved',
    'ChargeDisputed',
    'RefundFailed',
    'DisputeClosed',
    'PaymentReturned',
    'RefundDeclined',
  ])
})
