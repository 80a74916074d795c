import type { RecordedEvent, RecordedEventOf } from '../events'
import type { DisputeOutcome } from '../events/payment/dispute'
import { parseStreamId } from '../events/streams'
import type { Projection, Row, RowChange } from './projection'

/** What a bank asks back of a payment; amounts in cents. */
export type DisputeRow = {
  projectId: string
  disputeRef: string
  paymentRef: string
  amountCents: number
  /** Stripe's word for it. */
  reason: string
  answerBy: string | null
  status: 'open' | DisputeOutcome
  /** Its money is gone again since then. */
  returnedAt: string | null
  /** Since when what is gone is paid anew, or not claimed any more. */
  settledAt: string | null
  at: string
  changedAt: string
}

const insertDispute = (event: RecordedEventOf<'ChargeDisputed'>): Row => {
  const { paymentRef, amountCents, reason, answerBy } = event.data
  const money = { payment_ref: paymentRef, amount_cents: amountCents }
  const dates = { answer_by: answerBy ?? null, at: event.at, changed_at: event.at }
  return { ...money, ...dates, reason, status: 'open' }
}

const settle = (event: RecordedEvent, paymentRefs: readonly string[]): RowChange[] =>
  paymentRefs.map((payment_ref) => ({
    update: { settled_at: event.at, changed_at: event.at },
    where: { project_id: parseStreamId(event.stream), payment_ref },
  }))

const toChanges = (event: RecordedEvent): RowChange[] => {
  const project_id = parseStreamId(event.stream)
  switch (event.type) {
    case 'ChargeDisputed':
      return [
        { insert: { project_id, dispute_ref: event.data.disputeRef, ...insertDispute(event) } },
      ]
    case 'DisputeClosed': {
      // What was lost may be won by an appeal: then its money is there again.
      const isClosed = { status: event.data.outcome, returned_at: null, settled_at: null }
      const where = { project_id, dispute_ref: event.data.disputeRef }
      return [{ update: { ...isClosed, changed_at: event.at }, where }]
    }
    case 'PaymentReturned': {
      const where = { project_id, dispute_ref: event.data.disputeRef }
      const money = { amount_cents: event.data.amountCents }
      const returned = { ...money, returned_at: event.at, settled_at: null }
      return [{ update: { ...returned, changed_at: event.at }, where }]
    }
    case 'PaymentConfirmed':
      return settle(event, event.data.replaces ?? [])
    case 'ReturnedPaymentWrittenOff':
      return settle(event, [event.data.paymentRef])
    default:
      return []
  }
}

export const disputesProjection: Projection = {
  table: 'disputes',
  key: ['project_id', 'dispute_ref'],
  changes: toChanges,
}
