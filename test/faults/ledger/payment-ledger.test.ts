import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { isReleaseWithheld } from '../../../src/domain/order/withheld-release'
import { findOpenCharge } from '../../../src/domain/payment/refund-lines'
import type { Refund } from '../../../src/domain/project/refunds'
import { refundableCents } from '../../../src/domain/project/refunds'
import { calculateBalance } from '../../../src/sandbox/stripe/payments/balance'
import type { PaymentAct } from '../../../src/sandbox/stripe/payments/payment-acts'
import { paymentActs } from '../../../src/sandbox/stripe/payments/payment-acts'
import {
  declineCheckoutSession,
  payCheckoutSession,
} from '../../../src/sandbox/stripe/payments/session-payments'
import type { SimulatedOrder } from './simulated-order'
import { openSimulatedOrder } from './simulated-order'
import { disputeStatuses } from './simulated-stripe'

const runs = process.env.VRS_PROVE ? 10_000 : 1_000

type Act =
  | {
      act:
        | 'checkout'
        | 'decline'
        | 'settle'
        | 'cancel'
        | 'expire'
        | 'issue'
        | 'writeOff'
        | 'release'
    }
  /** `isNoticed`: its webhooks come at once. */
  | { act: 'there'; what: PaymentAct; isNoticed: boolean }
  | { act: 'pay'; method: 'card' | 'sepa_debit' | 'sepa_debit_failing' }
  | { act: 'deliver'; index: number; isDeliverable: boolean }
  | { act: 'bank'; paymentRef: string; amountCents: number }
  | { act: 'refund'; index: number; share: number }

const reachedEvents = [
  'PaymentSubmitted',
  'PaymentFailed',
  'PaymentConfirmed',
  'PaymentMismatched',
  'PaymentArrivedLate',
  'PaymentArrivedInExcess',
  'ReleaseWithheld',
  'ProvisioningReleased',
  'RefundIssued',
  'RefundCompleted',
  'RefundFailed',
  'RefundDeclined',
  'ChargeDisputed',
  'DisputeClosed',
  'PaymentReturned',
  'ReturnedPaymentWrittenOff',
]

const plainActs = [
  ...(['checkout', 'decline', 'settle', 'cancel', 'expire', 'issue'] as const),
  'release',
] as const
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom(...plainActs) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('writeOff' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('there' as const),
      what: fc.constantFrom(...(Object.keys(paymentActs) as PaymentAct[])),
      isNoticed: fc.boolean(),
    }),
  },
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
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('deliver' as const),
      index: fc.nat(40),
      isDeliverable: fc.boolean(),
    }),
  },
  fc.record({
    act: fc.constant('bank' as const),
    paymentRef: fc.constantFrom('R-1', 'r-1', 'R-2'),
    amountCents: fc.constantFrom(1184, 1000, 184, 828),
  }),
  fc.record({
    act: fc.constant('refund' as const),
    index: fc.nat(3),
    share: fc.constantFrom(0.3, 1),
  }),
)

const paid: Act[] = [
  { act: 'pay', method: 'card' },
  { act: 'deliver', index: 3, isDeliverable: true },
]
/** What chance reaches in some of the runs only. */
const rareOrders: Act[][] = [
  [...paid, { act: 'there', what: 'debit-return', isNoticed: true }, { act: 'writeOff' }],
  [
    ...paid,
    { act: 'refund', index: 0, share: 1 },
    { act: 'there', what: 'dispute', isNoticed: true },
    { act: 'there', what: 'dispute-lost', isNoticed: true },
  ],
  [
    ...paid,
    { act: 'refund', index: 0, share: 1 },
    { act: 'issue' },
    { act: 'there', what: 'refund-failure', isNoticed: true },
  ],
]

const perform = async (order: SimulatedOrder, act: Act) => {
  const { stripe } = order
  const session = order.latest()
  if (act.act === 'checkout') return order.requestCheckout()
  if (act.act === 'settle') return stripe.settleDebits()
  if (act.act === 'issue') return order.issueRefunds()
  if (act.act === 'writeOff') return order.writeOff()
  if (act.act === 'deliver') return order.deliver(act.index, act.isDeliverable)
  if (act.act === 'release') return order.command({ type: 'ReleaseOrder', data: {} })
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
  if (act.act !== 'there') return
  const count = order.eventCount()
  paymentActs[act.what](stripe.runtime, session.id)
  if (!act.isNoticed) return
  for (let index = count; index < order.eventCount(); index += 1) await order.deliver(index)
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

/** Each dispute is known as Stripe has it, and the account holds what the events say. */
const assertDisputes = (order: SimulatedOrder) => {
  const { stripe } = order
  const { payments, refunds, disputes } = order.project()
  const byRef = (all: [string, string, number][]) => all.toSorted()
  expect(byRef(disputes.map((one) => [one.disputeRef, one.status, one.amountCents]))).toEqual(
    byRef(stripe.disputes().map((one) => [one.id, disputeStatuses[one.status], one.amount])),
  )
  for (const { status, returned } of disputes)
    expect(returned !== undefined).toBe(status === 'lost')
  const held = stripe.disputes().filter(({ status }) => status === 'needs_response')
  const paidBack = refunds.filter(
    ({ way, status }) => way === 'stripe' && (status === 'issued' || status === 'completed'),
  )
  const received = payments.filter(({ paymentRef }) => paymentRef.startsWith('pi_'))
  expect(calculateBalance(stripe.runtime)).toBe(
    sumCents(received, (one) => one.amountCents) -
      sumCents(paidBack, (one) => one.grossCents) -
      sumCents(
        disputes.filter(({ returned }) => returned),
        (one) => one.amountCents,
      ) -
      sumCents(held, (one) => one.amount),
  )
  // Nothing is promised back that is not there (M8).
  for (const payment of payments)
    expect(refundableCents(payment, order.project())).toBeGreaterThanOrEqual(0)
}

/** Webhooks may come in any order: of a payment that is not known yet no line is known either. */
const wasRequestedAfterPayment = (order: SimulatedOrder, { refundId, paymentRef }: Refund) => {
  const requestedAt = order
    .events()
    .findIndex((event) => event.type === 'RefundRequested' && event.data.refundId === refundId)
  return order
    .events()
    .slice(0, requestedAt)
    .some((event) => event.type === 'PaymentConfirmed' && event.data.paymentRef === paymentRef)
}

/** Lines and tax make up each refund of money that was due, and no line goes back twice (M8). */
const assertRefundLines = (order: SimulatedOrder) => {
  const project = order.project()
  const isCounted = ({ status }: Refund) => status !== 'declined'
  for (const { paymentRef, outcome } of project.payments) {
    const open = findOpenCharge(project, paymentRef)
    if (!open) continue
    expect(outcome).toBe('confirmed')
    expect(open.taxCents).toBeGreaterThanOrEqual(0)
    for (const [index, { netCents }] of open.lines.entries()) {
      const charged = project.price.lines[index]?.netCents ?? 0
      expect(netCents).toBeGreaterThanOrEqual(Math.min(0, charged))
      expect(netCents).toBeLessThanOrEqual(Math.max(0, charged))
    }
    const own = project.refunds.filter(
      (one) =>
        one.paymentRef === paymentRef && isCounted(one) && wasRequestedAfterPayment(order, one),
    )
    for (const { lines, taxCents, grossCents } of own)
      expect(sumCents(lines, (line) => line.netCents) + taxCents).toBe(grossCents)
  }
}

/** What was paid in place of returned money. */
const sumReplacements = (order: SimulatedOrder) => {
  const { payments } = order.project()
  const amountOf = (reference: string) =>
    payments.find(({ paymentRef }) => paymentRef === reference)?.amountCents ?? 0
  return sumCents(order.events(), (event) =>
    event.type === 'PaymentConfirmed' && event.data.replaces
      ? sumCents([event.data.paymentRef, ...(event.data.completes ?? [])], amountOf)
      : 0,
  )
}

/** An order that is not delivered keeps no money without somebody who has to settle it. */
const assertWithheldRelease = (order: SimulatedOrder) => {
  const project = order.project()
  if (!isReleaseWithheld(project)) return
  const due = project.payments.filter(({ outcome }) => outcome === 'confirmed')
  const left = sumCents(due, (one) => refundableCents(one, project))
  const isReclaimed = project.disputes.some(({ status, returned }) => status === 'open' || returned)
  expect(left > 0 || isReclaimed).toBe(true)
}

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
  if (confirmed.length > 0)
    expect(sumCents(confirmed, (one) => one.amountCents)).toBe(1184 + sumReplacements(order))
  assertDisputes(order)
  assertRefundLines(order)
  if (stage === 'ordered') expect(submittedPaymentAttempt).toBeUndefined()
  assertWithheldRelease(order)
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
    { numRuns: runs, examples: [...rareOrders.map((all): [Act[]] => [all])] },
  )
  // A run that reached none of these would prove nothing.
  expect([...reached]).toEqual(expect.arrayContaining(reachedEvents))
}, 120_000)
