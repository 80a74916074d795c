import { toDisputeObject } from '../api/api-objects'
import type { DisputeDocument } from '../documents'
import { getUnixSeconds, mintStripeId, type StripeRuntime } from '../stripe-runtime'
import { recordStripeEvent } from '../webhooks/record-stripe-event'
import { findCapturedCharge } from './refunds'

/** What Stripe takes for a dispute, won or lost. */
const disputeFeeCents = 2000
const answerSeconds = 14 * 86_400

const closedStatuses: readonly DisputeDocument['status'][] = ['won', 'lost', 'warning_closed']

const findDisputes = ({ store }: StripeRuntime, sessionId: string) =>
  store.list<DisputeDocument>('dispute').filter((one) => one.session === sessionId)

const findOpenDispute = (runtime: StripeRuntime, sessionId: string) =>
  findDisputes(runtime, sessionId).find(({ status }) => !closedStatuses.includes(status))

const save = (runtime: StripeRuntime, dispute: DisputeDocument) => {
  runtime.store.put('dispute', dispute.id, dispute)
  return dispute
}

/** Money that leaves or comes back to the account's balance because of a dispute. */
const bookBalance = (
  runtime: StripeRuntime,
  dispute: DisputeDocument,
  { amount, fee }: { amount: number; fee: number },
): DisputeDocument => {
  const booking = { id: mintStripeId('txn_'), created: getUnixSeconds(runtime), amount, fee }
  return save(runtime, { ...dispute, bookings: [...dispute.bookings, booking] })
}

const withdrawFunds = (runtime: StripeRuntime, dispute: DisputeDocument) => {
  const booking = { amount: -dispute.amount, fee: disputeFeeCents }
  const withdrawn = bookBalance(runtime, dispute, booking)
  recordStripeEvent(runtime, 'charge.dispute.funds_withdrawn', toDisputeObject(withdrawn))
  return withdrawn
}

/** What is left of a captured charge can be disputed, unless it is already. */
const openDispute = (
  runtime: StripeRuntime,
  sessionId: string,
  { reason, status }: Pick<DisputeDocument, 'reason' | 'status'>,
) => {
  const charge = findCapturedCharge(runtime, sessionId)
  const isDisputed = findDisputes(runtime, sessionId).some((one) => one.status !== 'warning_closed')
  const amount = charge ? charge.amount - charge.amount_refunded : 0
  if (!charge || amount === 0 || isDisputed) return undefined
  const created = getUnixSeconds(runtime)
  const dispute: DisputeDocument = {
    id: mintStripeId('du_'),
    created,
    session: sessionId,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    amount,
    currency: charge.currency,
    reason,
    status,
    due_by: status === 'lost' ? null : created + answerSeconds,
    bookings: [],
  }
  runtime.store.put('charge', charge.id, { ...charge, disputed: true })
  save(runtime, dispute)
  recordStripeEvent(runtime, 'charge.dispute.created', toDisputeObject(dispute))
  return dispute
}

const close = (
  runtime: StripeRuntime,
  dispute: DisputeDocument,
  status: 'won' | 'lost' | 'warning_closed',
) => {
  const closed = save(runtime, { ...dispute, status, due_by: null })
  recordStripeEvent(runtime, 'charge.dispute.closed', toDisputeObject(closed))
  return closed
}

/** The customer's bank takes the money back until the dispute is decided. */
export const disputeCheckoutSession = (runtime: StripeRuntime, sessionId: string) =>
  runtime.store.inTransaction(() => {
    const opened = { reason: 'fraudulent', status: 'needs_response' } as const
    const dispute = openDispute(runtime, sessionId, opened)
    if (dispute) withdrawFunds(runtime, dispute)
  })

/** The bank asks first; no money moves. */
export const inquireCheckoutSession = (runtime: StripeRuntime, sessionId: string) =>
  runtime.store.inTransaction(() => {
    openDispute(runtime, sessionId, { reason: 'unrecognized', status: 'warning_needs_response' })
  })

/** The bank decides for the shop; an inquiry just ends. */
export const winDispute = (runtime: StripeRuntime, sessionId: string) =>
  runtime.store.inTransaction(() => {
    const dispute = findOpenDispute(runtime, sessionId)
    if (!dispute) return
    if (dispute.status === 'warning_needs_response') {
      close(runtime, dispute, 'warning_closed')
      return
    }
    const won = close(runtime, dispute, 'won')
    const reinstated = bookBalance(runtime, won, { amount: won.amount, fee: 0 })
    recordStripeEvent(runtime, 'charge.dispute.funds_reinstated', toDisputeObject(reinstated))
  })

/** The bank decides for the customer; an inquiry becomes a dispute of what is left, and is lost. */
export const loseDispute = (runtime: StripeRuntime, sessionId: string) =>
  runtime.store.inTransaction(() => {
    const dispute = findOpenDispute(runtime, sessionId)
    if (!dispute) return
    if (dispute.status !== 'warning_needs_response') {
      close(runtime, dispute, 'lost')
      return
    }
    const charge = findCapturedCharge(runtime, sessionId)
    const amount = charge ? charge.amount - charge.amount_refunded : 0
    if (amount === 0) close(runtime, dispute, 'warning_closed')
    else close(runtime, withdrawFunds(runtime, { ...dispute, amount }), 'lost')
  })

/** A direct debit that had come goes back: it arrives closed and lost, without an answer. */
export const returnDirectDebit = (runtime: StripeRuntime, sessionId: string) =>
  runtime.store.inTransaction(() => {
    const opened = { reason: 'insufficient_funds', status: 'lost' } as const
    const dispute = openDispute(runtime, sessionId, opened)
    if (dispute) close(runtime, withdrawFunds(runtime, dispute), 'lost')
  })
