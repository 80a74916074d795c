import type { DomainEvent } from '../../../events'
import type { PriceLine } from '../../../events/price'
import type { Dispute } from '../payment/disputes'
import { sumReturnedCents } from '../payment/disputes'
import type { ReceivedPayment } from './received-payments'

/** `failed`: the money came back to us, so it is owed and paid by transfer. */
type RefundStatus = 'requested' | 'approved' | 'declined' | 'issued' | 'completed' | 'failed'

/** Money on its way back to the customer. */
export type Refund = {
  refundId: string
  paymentRef: string
  /** Which parts of the price go back; none of money that was not due. */
  lines: readonly PriceLine[]
  taxCents: number
  grossCents: number
  way: 'stripe' | 'transfer'
  status: RefundStatus
  /** Who asked for it: above a limit another person approves. */
  requestedBy: string
  refundRef?: string
}

/** As it came: only Stripe's payment intents begin like this. */
export const refundWayOf = (paymentRef: string): Refund['way'] =>
  paymentRef.startsWith('pi_') ? 'stripe' : 'transfer'

/** What can still be paid back: pending and issued refunds are taken off, and what returned. */
export const refundableCents = (
  payment: Pick<ReceivedPayment, 'paymentRef' | 'amountCents'>,
  { refunds, disputes }: { refunds: readonly Refund[]; disputes: readonly Dispute[] },
) =>
  refunds
    .filter(({ paymentRef, status }) => paymentRef === payment.paymentRef && status !== 'declined')
    .reduce(
      (left, { grossCents }) => left - grossCents,
      payment.amountCents - sumReturnedCents(disputes, payment.paymentRef),
    )

const changeRefund = (
  refunds: readonly Refund[],
  refundId: string,
  change: Partial<Refund>,
): readonly Refund[] =>
  refunds.map((one) => (one.refundId === refundId ? { ...one, ...change } : one))

export const evolveRefunds = (
  refunds: readonly Refund[],
  event: DomainEvent & { by: string },
): readonly Refund[] => {
  switch (event.type) {
    case 'RefundRequested': {
      const { cause: _, ...data } = event.data
      return [...refunds, { ...data, status: 'requested', requestedBy: event.by }]
    }
    case 'RefundApproved':
      return changeRefund(refunds, event.data.refundId, { status: 'approved' })
    case 'RefundDeclined':
      return changeRefund(refunds, event.data.refundId, { status: 'declined' })
    case 'RefundIssued': {
      const { refundId, refundRef, way } = event.data
      return changeRefund(refunds, refundId, { status: 'issued', refundRef, way })
    }
    case 'RefundCompleted':
      return changeRefund(refunds, event.data.refundId, { status: 'completed' })
    case 'RefundFailed':
      return changeRefund(refunds, event.data.refundId, { status: 'failed' })
    default:
      return refunds
  }
}
