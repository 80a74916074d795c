import type { RecordedEvent } from '../events'
import { parseStreamId } from '../events/streams'
import type { Projection, Row } from './projection'

/** Money that came, was wrong or came too late. */
export type PaymentRow = {
  projectId: string
  position: number
  outcome: 'confirmed' | 'mismatched' | 'late'
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
    default:
      return undefined
  }
}

export const paymentsProjection: Projection = {
  table: 'payments',
  key: ['project_id', 'position'],
  changes: (event) => {
    const row = toRow(event)
    if (!row) return []
    return [
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
