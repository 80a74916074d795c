import type { RecordedEvent } from '../../../events'
import type { PriceLine } from '../../../events/price'
import { RefusalError } from '../../../events/refusal-error'
import { listOwedReturns } from '../../../src/domain/payment/disputes'
import { findRefundShare } from '../../../src/domain/payment/refund-lines'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { decideProject } from '../../../src/domain/project/decide'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { refundableCents, refundWayOf } from '../../../src/domain/project/refunds'
import type { ExistingProject } from '../../../src/domain/project/state'
import type { JobContext } from '../../../src/processes/engine/job-definition'
import { paymentCommandFor } from '../../../src/processes/payments/record-payment'
import {
  createCheckoutSession,
  expireCheckoutSession,
} from '../../../src/sandbox/stripe/checkout/checkout-sessions'
import type { StripeEventDocument } from '../../../src/sandbox/stripe/documents'
import { createRefund } from '../../../src/sandbox/stripe/payments/refunds'
import { toRecordedEvents } from '../../support/decider-specification'
import { noon, projectId, projectOrdered } from '../../support/project-events'
import { openSimulatedStripe } from './simulated-stripe'

const { price } = projectOrdered.data
const { grossCents } = price
/** The same price of several lines, one of them a discount. */
const lines: PriceLine[] = [
  { code: 'impressum', kind: 'plugin', netCents: 800 },
  { code: 'impressum', kind: 'setup', netCents: 300 },
  { code: 'impressum', kind: 'discount', netCents: -105 },
]
const placed = { ...projectOrdered, data: { ...projectOrdered.data, price: { ...price, lines } } }

const openOrder = () => {
  const stripe = openSimulatedStripe()
  const events: RecordedEvent[] = toRecordedEvents(`project-${projectId}`, placed)
  const project = () => rebuildProject(events) as ExistingProject
  const latest = () => stripe.sessions().at(-1)
  const closeCheckout = () => {
    const session = latest()
    if (session?.status === 'open') expireCheckoutSession(stripe.runtime, session.id)
  }
  const command = (wanted: ProjectCommand) => {
    try {
      const decided = decideProject(projectId, wanted, project())
      events.push(...toRecordedEvents(`project-${projectId}`, ...decided))
      if (decided.some(({ type }) => type === 'OrderCancelled' || type === 'PaymentConfirmed'))
        closeCheckout()
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error
    }
  }
  return { stripe, project, latest, command, events: () => events }
}

type OpenOrder = ReturnType<typeof openOrder>

const issueRefunds = async ({ stripe, project, command }: OpenOrder) => {
  for (const { refundId, paymentRef, grossCents: cents, way, status } of project().refunds) {
    if (way !== 'stripe' || status !== 'approved') continue
    try {
      const metadata = { key: `refund:${refundId}` }
      const form = { payment_intent: paymentRef, amount: String(cents), metadata }
      createRefund(stripe.runtime, form)
      const refunds = await stripe.listRefunds(paymentRef)
      command({ type: 'RecordRefunds', data: { paymentRef, refunds } })
    } catch {
      command({ type: 'FailRefund', data: { refundId, cause: 'charge_already_refunded' } })
    }
  }
}

/** As the page of the order does it: another attempt once the last one is over. */
const requestCheckout = ({ stripe, project, latest, command }: OpenOrder) => {
  const session = latest()
  const isReturned = session?.status === 'complete' && session.moneyState === 'unpaid'
  const isOver = session?.status === 'expired' || isReturned
  if (project().stage !== 'ordered' || (session && !isOver)) return
  const attempt = (session?.attempt ?? 0) + 1
  const price_data = {
    currency: 'eur',
    unit_amount: String(grossCents),
    product_data: { name: 'Site' },
  }
  const { session: created } = createCheckoutSession(stripe.runtime, {
    mode: 'payment',
    success_url: 'http://localhost/',
    metadata: { projectId, attempt: String(attempt) },
    line_items: [{ quantity: '1', price_data }],
  })
  const data = { attempt, checkoutRef: created.id, expiresAt: noon }
  command({ type: 'RequestPayment', data })
}

const refundPayment = (order: OpenOrder, index: number, share: number) => {
  const project = order.project()
  const { payments } = project
  const payment = payments[index % Math.max(1, payments.length)]
  if (!payment) return
  const { paymentRef } = payment
  const cents = Math.ceil(refundableCents(payment, project) * share)
  const found = findRefundShare(project, { paymentRef, grossCents: cents })
  const wanted = 'offers' in found ? (found.offers[0] ?? cents) : cents
  const ids = { refundId: `r${order.events().length}`, paymentRef, cause: 'other' }
  const money = { grossCents: wanted, limitCents: 10_000 }
  const refundWay = refundWayOf(paymentRef)
  order.command({ type: 'RequestRefund', data: { ...ids, ...money, way: refundWay } })
}

/** What returned is not claimed any more. */
const writeOff = (order: OpenOrder) => {
  const [owed] = listOwedReturns(order.project())
  if (owed)
    order.command({ type: 'WriteOffReturnedPayment', data: { paymentRef: owed.paymentRef } })
}

/** One event of Stripe's, for the first time or once more. */
const deliverEvent = async (
  { stripe, project, command }: OpenOrder,
  index: number,
  isDeliverable = true,
) => {
  const all = stripe.runtime.store.list<StripeEventDocument>('event')
  const event = all[index % Math.max(1, all.length)]
  if (!event) return
  const subject = event.object as { id: string; payment_intent?: string }
  const names = [subject.id, subject.payment_intent]
  const session = stripe
    .sessions()
    .find(({ id, paymentRef }) => names.includes(id) || names.includes(paymentRef ?? ''))
  if (!session) return
  const notice = { id: event.id, type: event.type, sessionId: session.id, paymentRef: null }
  const context = { stripe, data: { attempt: 1 } } as unknown as JobContext
  const next = await paymentCommandFor(context, notice, session, project())
  if (!next) return
  const obstacle = { code: 'NO_USABLE_SERVER' }
  // As the job does it, after its own look at what the order needs.
  if (next.type === 'ConfirmPayment' && !isDeliverable)
    command({ ...next, data: { ...next.data, obstacle } })
  else command(next)
}

/** One order with its decider, its checkouts at Stripe's rules, and the jobs between them. */
export const openSimulatedOrder = () => {
  const order = openOrder()
  return {
    ...order,
    issueRefunds: () => issueRefunds(order),
    requestCheckout: () => requestCheckout(order),
    refund: (index: number, share: number) => refundPayment(order, index, share),
    writeOff: () => writeOff(order),
    deliver: (index: number, isDeliverable?: boolean) => deliverEvent(order, index, isDeliverable),
    eventCount: () => order.stripe.runtime.store.list('event').length,
  }
}

export type SimulatedOrder = ReturnType<typeof openSimulatedOrder>
