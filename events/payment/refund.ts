import type { Event } from '@event-driven-io/emmett'
import type { PriceLine } from '../price'

type RefundWay = 'stripe' | 'transfer'

/**
 * `lines`: which parts of the price go back; they and `taxCents` sum up to `grossCents`. Money that
 * was not due has none, nor have refunds from before they were recorded, or from before their payment
 * was known. `way`: how it is to go back, as it came.
 */
type RefundRequested = Event<
  'RefundRequested',
  {
    refundId: string
    paymentRef: string
    lines: PriceLine[]
    taxCents: number
    grossCents: number
    cause: string
    way: RefundWay
  }
>
type RefundApproved = Event<'RefundApproved', { refundId: string }>
type RefundDeclined = Event<'RefundDeclined', { refundId: string }>
/** Stripe, or the bank, took the order; the money may be on its way for days. */
type RefundIssued = Event<'RefundIssued', { refundId: string; refundRef: string; way: RefundWay }>
type RefundCompleted = Event<'RefundCompleted', { refundId: string }>
/** The money came back to us, maybe days after it was said to be there. */
type RefundFailed = Event<'RefundFailed', { refundId: string; cause: string }>

export type RefundEvent =
  | RefundRequested
  | RefundApproved
  | RefundDeclined
  | RefundIssued
  | RefundCompleted
  | RefundFailed

export const refundEventTypes = {
  RefundRequested: true,
  RefundApproved: true,
  RefundDeclined: true,
  RefundIssued: true,
  RefundCompleted: true,
  RefundFailed: true,
} satisfies Record<RefundEvent['type'], true>
