import { expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  failLatestRefund,
  refundCheckoutSession,
} from '../../../src/sandbox/stripe/payments/refunds'
import {
  declineCheckoutSession,
  payCheckoutSession,
} from '../../../src/sandbox/stripe/payments/session-payments'
import type { SimulatedOrder } from './simulated-order'
import { openSimulatedOrder } from './simulated-order'

const runs = process.env.VRS_PROVE ? 10_000 : 1_000

type Act =
  | { act: 'checkout' | 'decline' | 'settle' | 'cancel' | 'expire' | 'issue' }
  | { act: 'refundThere' | 'returnRefund' }
  | { act: 'pay'; method: 'card' | 'sepa_debit' | 'sepa_debit_failing' }
  | { act: 'deliver'; index: number }
  | { act: 'bank'; paymentRef: string; amountCents: number }
  | { act: 'refund'; index: number; share: number }

const reachedEvents = [
  'PaymentSubmitted',
  'PaymentFailed',
  'PaymentConfirmed',
  'PaymentMismatched',
  'PaymentArrivedLate',
  'PaymentArrivedInExcess',
  'RefundIssued',
  'RefundCompleted',
  'RefundFailed',
]

const plainActs = ['checkout', 'decline', 'settle', 'cancel', 'expire', 'issue'] as const
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom(...plainActs) }) },
  fc.record({ act: fc.constantFrom('refundThere' as const, 'returnRefund' as const) }),
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('pay' as const),
      method: fc.constantFrom(
        'card' as const,
        'sepa_debit' as const,
        'sepa_debit_failing' as const,
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('deliver' as const), index: fc.nat(40) }) },
  fc.record({
    act: fc.constant('bank' as const),
    paymentRef: fc.constantFrom('R-1', 'r-1', 'R-2'),
    amountCents: fc.constantFrom(1184, 1000, 184),
  }),
  fc.record({
    act: fc.constant('refund' as const),
    index: fc.nat(3),
    share: fc.constantFrom(0.3, 1),
  }),
)

const perform = async (order: SimulatedOrder, act: Act) => {
  const { stripe } = order
  const session = order.latest()
  if (act.act === 'checkout') return order.requestCheckout()
  if (act.act === 'settle') return stripe.settleDebits()
  if (act.act === 'issue') return order.issueRefunds()
  if (act.act === 'deliver') return order.deliver(act.index)
  if (act.act === 'refund') return order.refund(act.index, act.share)
  if (act.act === 'cancel')
    return order.command({ type: 'CancelOrder', data: { cause: 'customer' } })
  if (act.act === 'bank') {
    const { paymentRef, amountCents } = act
    const data = { paymentRef, amountCents, currency: 'EUR', via: 'bank' as const }
    return order.command({ type: 'ConfirmPayment', data })
  }
  if (act.act === 'expire') {
    if (session && ['processing', 'captured'].includes(session.moneyState)) return
    return order.command({ type: 'CancelOrder', data: { cause: 'expired' } })
  }
  if (!session) return
  if (act.act === 'pay') return void payCheckoutSession(stripe.runtime, session.id, act.method)
  if (act.act === 'decline') return void declineCheckoutSession(stripe.runtime, session.id)
  if (act.act === 'refundThere') return refundCheckoutSession(stripe.runtime, session.id)
  return failLatestRefund(stripe.runtime, session.id)
}

/** All debits settle, all events come, all jobs run: nothing is under way any more. */
const finish = async (order: SimulatedOrder) => {
  for (let round = 0; round < 2; round += 1) {
    order.stripe.settleDebits()
    await order.issueRefunds()
    for (let index = order.eventCount() - 1; index >= 0; index -= 1) await order.deliver(index)
  }
}

const sumCents = <T>(all: readonly T[], centsOf: (one: T) => number) =>
  all.reduce((sum, one) => sum + centsOf(one), 0)

const assertLedger = (order: SimulatedOrder) => {
  const { payments, refunds, stage, submittedPaymentAttempt } = order.project()
  const { stripe } = order
  const atStripe = payments.filter(({ paymentRef }) => paymentRef.startsWith('pi_'))
  const ledger = stripe.charges().map((one) => [one.payment_intent, one.amount])
  expect(atStripe.map((one) => [one.paymentRef, one.amountCents]).toSorted()).toEqual(
    ledger.toSorted(),
  )
  const paidBack = refunds.filter(
    ({ way, status }) => way === 'stripe' && (status === 'issued' || status === 'completed'),
  )
  const goneBack = stripe.refunds().filter(({ status }) => status !== 'failed')
  expect(sumCents(paidBack, (one) => one.grossCents)).toBe(sumCents(goneBack, (one) => one.amount))
  expect(stripe.charges().every((one) => one.amount_refunded <= one.amount)).toBe(true)
  const types = order.events().map(({ type }) => type)
  expect(types.filter((type) => type === 'ProvisioningReleased').length).toBeLessThanOrEqual(1)
  expect(types.filter((type) => type === 'OrderCancelled').length).toBeLessThanOrEqual(1)
  const confirmed = payments.filter(({ outcome }) => outcome === 'confirmed')
  if (confirmed.length > 0) expect(sumCents(confirmed, (one) => one.amountCents)).toBe(1184)
  if (stage === 'ordered') expect(submittedPaymentAttempt).toBeUndefined()
}

test(`what the events say agrees with Stripe's ledger, in ${runs} orders of acts and webhooks`, async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { maxLength: 25 }), async (all) => {
      const order = openSimulatedOrder()
      order.requestCheckout()
      for (const act of all) await perform(order, act)
      await finish(order)
      assertLedger(order)
      for (const { type } of order.events()) reached.add(type)
    }),
    { numRuns: runs },
  )
  // A run that reached none of these would prove nothing.
  expect([...reached]).toEqual(expect.arrayContaining(reachedEvents))
}, 120_000)
