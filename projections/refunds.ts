import type { RecordedEvent, RecordedEventOf } from '../events'
import type { PriceLine } from '../events/price'
import { parseStreamId } from '../events/streams'
import type { Projection, Row, RowChange } from './projection'

/** Money that goes back to a customer; amounts in cents. */
export type RefundRow = {
  projectId: string
  refundId: string
  paymentRef: string
  /** Which parts of the price go back; none of money that was not due. */
  lines: PriceLine[]
  taxCents: number
  grossCents: number
  way: 'stripe' | 'transfer'
  status: 'requested' | 'approved' | 'declined' | 'issued' | 'completed' | 'failed'
  refundRef: string | null
  /** Why Stripe could not pay it back. */
  cause: string | null
  requestedBy: string
  at: string
  changedAt: string
}

type RefundEventType =
  | 'RefundRequested'
  | 'RefundApproved'
  | 'RefundDeclined'
  | 'RefundIssued'
  | 'RefundCompleted'
  | 'RefundFailed'

const isRefundEvent = (event: RecordedEvent): event is RecordedEventOf<RefundEventType> =>
  event.type.startsWith('Refund')

const toChange = (
  event: Exclude<RecordedEventOf<RefundEventType>, { type: 'RefundRequested' }>,
): Row => {
  switch (event.type) {
    case 'RefundApproved':
      return { status: 'approved' }
    case 'RefundDeclined':
      return { status: 'declined' }
    case 'RefundIssued':
      return { status: 'issued', way: event.data.way, refund_ref: event.data.refundRef }
    case 'RefundCompleted':
      return { status: 'completed' }
    case 'RefundFailed':
      return { status: 'failed', cause: event.data.cause }
  }
}

const toChanges = (event: RecordedEvent): RowChange[] => {
  if (!isRefundEvent(event)) return []
  const key = { project_id: parseStreamId(event.stream), refund_id: event.data.refundId }
  if (event.type !== 'RefundRequested')
    return [{ update: { ...toChange(event), changed_at: event.at }, where: key }]
  const { paymentRef, lines, taxCents, grossCents, way } = event.data
  const share = { lines, tax_cents: taxCents, gross_cents: grossCents }
  const money = { payment_ref: paymentRef, ...share, way }
  const dates = { at: event.at, changed_at: event.at }
  return [{ insert: { ...key, ...money, ...dates, status: 'requested', requested_by: event.by } }]
}

export const refundsProjection: Projection = {
  table: 'refunds',
  key: ['project_id', 'refund_id'],
  changes: toChanges,
}
