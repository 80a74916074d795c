import type { RecordedEvent } from '../events'
import { parseStreamId } from '../events/streams'
import type { Projection, Row, RowChange } from './projection'

/** Money that came, was wrong, came too late, or came when nothing was due. */
export type PaymentRow = {
  projectId: string
  position: number
  /** `refused`: paid for a renewal that the registrar did not take any more. */
  outcome: 'confirmed' | 'mismatched' | 'late' | 'excess' | 'refused'
  amountCents: number
  expectedCents: number | null
  currency: string
  paymentRef: string
  via: 'stripe' | 'bank' | 'free' | null
  receivedOn: string | null
  at: string
}

const toRow = (event: RecordedEvent): Row | undefined => {
  switch (event.type) {
    case 'PaymentConfirmed':
      return {
        outcome: 'confirmed',
        amount_cents: event.data.amountCents,
        currency: event.data.currency,
        payment_ref: event.data.paymentRef,
        via: event.data.via,
        received_on: event.data.receivedOn ?? null,
      }
    case 'PaymentMismatched':
      return {
        outcome: 'mismatched',
        amount_cents: event.data.receivedCents,
        expected_cents: event.data.expectedCents,
        currency: event.data.currency,
        payment_ref: event.data.paymentRef,
      }
    case 'PaymentArrivedLate':
      return {
        outcome: 'late',
        amount_cents: event.data.amountCents,
        currency: event.data.currency,
        payment_ref: event.data.paymentRef,
      }
    case 'PaymentArrivedInExcess':
      return {
        outcome: 'excess',
        amount_cents: event.data.amountCents,
        currency: event.data.currency,
        payment_ref: event.data.paymentRef,
      }
    default:
      return undefined
  }
}

/** Part payments that became the whole sum are not wrong any more. */
const completedParts = (event: RecordedEvent): RowChange[] =>
  event.type === 'PaymentConfirmed'
    ? (event.data.completes ?? []).map((payment_ref) => ({
        update: { outcome: 'confirmed' },
        where: { project_id: parseStreamId(event.stream), payment_ref },
      }))
    : []

export const paymentsProjection: Projection = {
  table: 'payments',
  key: ['project_id', 'position'],
  changes: (event) => {
    if (event.type === 'RenewalRefused') {
      const where = {
        project_id: parseStreamId(event.stream),
        payment_ref: event.data.paymentRef,
      }
      return [{ update: { outcome: 'refused' }, where }]
    }
    const row = toRow(event)
    if (!row) return []
    return [
      ...completedParts(event),
      {
        insert: {
          project_id: parseStreamId(event.stream),
          position: event.position,
          at: event.at,
          ...row,
        },
      },
    ]
  },
}
