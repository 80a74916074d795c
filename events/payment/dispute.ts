import type { Event } from '@event-driven-io/emmett'

/** `withdrawn`: an inquiry that ended without a dispute. */
export type DisputeOutcome = 'won' | 'lost' | 'withdrawn' | 'prevented'

/** The customer's bank asks for the money back. `answerBy`: until when evidence is taken. */
type ChargeDisputed = Event<
  'ChargeDisputed',
  {
    paymentRef: string
    disputeRef: string
    amountCents: number
    /** Stripe's word for it. */
    reason: string
    answerBy?: string
  }
>
type DisputeClosed = Event<'DisputeClosed', { disputeRef: string; outcome: DisputeOutcome }>
/** Money that had come is gone again: a dispute was lost, or a debit returned. */
type PaymentReturned = Event<
  'PaymentReturned',
  { paymentRef: string; disputeRef: string; amountCents: number; cause: string }
>
/** A person decided that returned money is not claimed any more. */
type ReturnedPaymentWrittenOff = Event<'ReturnedPaymentWrittenOff', { paymentRef: string }>

export type DisputeEvent =
  | ChargeDisputed
  | DisputeClosed
  | PaymentReturned
  | ReturnedPaymentWrittenOff

export const disputeEventTypes = {
  ChargeDisputed: true,
  DisputeClosed: true,
  PaymentReturned: true,
  ReturnedPaymentWrittenOff: true,
} satisfies Record<DisputeEvent['type'], true>
