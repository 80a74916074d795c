import { afterEach, expect, test } from 'bun:test'
import type { Stripe } from 'stripe'
import { closeAll, openCheckoutSession, postForm } from './sandbox-stripe-fixture'

afterEach(closeAll)

/** A charge of 49 euros, and what its customer's bank may do. */
const openPaidSession = async () => {
  const { standIn, stripe, id, url } = await openCheckoutSession()
  await postForm(`${url}/pay`)
  const { payment_intent } = await stripe.checkout.sessions.retrieve(id)
  const paymentRef = String(payment_intent)
  return {
    stripe,
    standIn,
    paymentRef,
    act: (name: string) => postForm(`${url}/${name}`),
    disputes: async () => (await stripe.disputes.list({ payment_intent: paymentRef })).data,
    balanceCents: async () => (await stripe.balance.retrieve()).available[0]?.amount,
    disputeEvents: () =>
      standIn
        .inventory()
        .events.map(({ type }) => type)
        .filter((type) => type.startsWith('charge.dispute.')),
  }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: Stripe.errors.StripeError) => error.code,
  )

test('a dispute takes the money and a fee at once, can be answered, and may be won', async () => {
  const { stripe, act, disputes, balanceCents, disputeEvents, paymentRef } = await openPaidSession()
  expect(await balanceCents()).toBe(4900)
  await act('dispute')
  const [open] = await disputes()
  expect(open).toMatchObject({ amount: 4900, reason: 'fraudulent', status: 'needs_response' })
  expect(open?.evidence_details.due_by).toBeGreaterThan(open?.created ?? 0)
  expect(open?.balance_transactions.map(({ net }) => net)).toEqual([-6900])
  expect(await balanceCents()).toBe(-2000)
  expect(await codeOf(stripe.refunds.create({ payment_intent: paymentRef }))).toBe(
    'charge_disputed',
  )
  await act('dispute-won')
  expect(await stripe.disputes.retrieve(open?.id ?? '')).toMatchObject({ status: 'won' })
  expect(await balanceCents()).toBe(2900)
  expect(disputeEvents()).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.closed',
    'charge.dispute.funds_reinstated',
  ])
  expect(await codeOf(stripe.refunds.create({ payment_intent: paymentRef }))).toBe('nothing')
})

test('a dispute that is lost stays lost, and only what was left of the charge', async () => {
  const { stripe, act, disputes, balanceCents, paymentRef } = await openPaidSession()
  await stripe.refunds.create({ payment_intent: paymentRef, amount: 900 })
  await act('dispute')
  for (const name of ['dispute-lost', 'dispute-won', 'dispute']) await act(name)
  expect((await disputes()).map(({ amount, status }) => [amount, status])).toEqual([[4000, 'lost']])
  expect(await balanceCents()).toBe(-2000)
})

test('an inquiry moves no money, ends or becomes a dispute, and lets a refund pass', async () => {
  const ended = await openPaidSession()
  await ended.act('inquiry')
  const { stripe, paymentRef } = ended
  expect((await ended.disputes())[0]?.status).toBe('warning_needs_response')
  await stripe.refunds.create({ payment_intent: paymentRef, amount: 100 })
  await ended.act('dispute-won')
  expect((await ended.disputes())[0]?.status).toBe('warning_closed')
  expect(await ended.balanceCents()).toBe(4800)

  const lost = await openPaidSession()
  await lost.act('inquiry')
  await lost.act('dispute-lost')
  expect((await lost.disputes())[0]?.status).toBe('lost')
  expect(await lost.balanceCents()).toBe(-2000)
})

test('a debit that returns comes closed and lost, without an answer', async () => {
  const { act, disputes, disputeEvents, balanceCents } = await openPaidSession()
  await act('debit-return')
  const [dispute] = await disputes()
  expect(dispute).toMatchObject({ reason: 'insufficient_funds', status: 'lost' })
  expect(dispute?.evidence_details.due_by).toBeNull()
  expect(await balanceCents()).toBe(-2000)
  expect(disputeEvents()).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.closed',
  ])
})

test('what was not paid has no dispute, and an unknown act no page', async () => {
  const { stripe, url } = await openCheckoutSession()
  await postForm(`${url}/dispute`)
  expect((await stripe.disputes.list()).data).toEqual([])
  expect((await postForm(`${url}/plunder`)).status).toBe(404)
})
