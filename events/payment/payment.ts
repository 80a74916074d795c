import type { Event } from '@event-driven-io/emmett'
import type { Price } from '../price'

type PaymentRequested = Event<
  'PaymentRequested',
  { attempt: number; checkoutRef: string; expiresAt: string }
>
type InvoiceTermsApproved = Event<'InvoiceTermsApproved', { dueDays: number }>
type PaymentConfirmed = Event<
  'PaymentConfirmed',
  {
    amountCents: number
    currency: string
    paymentRef: string
    via: 'stripe' | 'bank' | 'free'
    /** The day the money came, for payments that a person records. */
    receivedOn?: string
    /** The term that it pays, where it does not pay the order. */
    renewal?: { domain: string; periodEnd: string }
    /** The number of the later purchase that it pays. */
    purchase?: string
    /** The references of earlier part payments that make up the whole sum together with it. */
    completes?: string[]
    /** The references of returned payments whose money came this time. */
    replaces?: string[]
  }
>
/** A domain's next term, to be paid before it begins; unpaid the domain runs out. */
type RenewalInvoiced = Event<'RenewalInvoiced', { domain: string; periodEnd: string; price: Price }>
/** Ordered at the bank and on its way: a direct debit takes days. */
type PaymentSubmitted = Event<'PaymentSubmitted', { attempt: number; paymentRef: string }>
/** `attempt`: which one; absent in events from before it was recorded. */
type PaymentFailed = Event<'PaymentFailed', { cause: string; attempt?: number }>
type PaymentMismatched = Event<
  'PaymentMismatched',
  {
    expectedCents: number
    receivedCents: number
    currency: string
    paymentRef: string
    purchase?: string
  }
>
type PaymentArrivedLate = Event<
  'PaymentArrivedLate',
  { amountCents: number; currency: string; paymentRef: string }
>
/** Money for which nothing was due: the order was paid, and no term is open. */
type PaymentArrivedInExcess = Event<
  'PaymentArrivedInExcess',
  { amountCents: number; currency: string; paymentRef: string }
>
/** The registrar would not renew any more when the money came: it goes back. */
type RenewalRefused = Event<
  'RenewalRefused',
  { paymentRef: string; domain: string; periodEnd: string }
>
/** Paid, but what the order needs was not there then. `code`: the check that failed. */
type ReleaseWithheld = Event<'ReleaseWithheld', { code: string; detail?: string }>

export type PaymentEvent =
  | PaymentRequested
  | InvoiceTermsApproved
  | PaymentConfirmed
  | RenewalInvoiced
  | PaymentSubmitted
  | PaymentFailed
  | PaymentMismatched
  | PaymentArrivedLate
  | PaymentArrivedInExcess
  | RenewalRefused
  | ReleaseWithheld

export const paymentEventTypes = {
  PaymentRequested: true,
  InvoiceTermsApproved: true,
  PaymentConfirmed: true,
  RenewalInvoiced: true,
  PaymentSubmitted: true,
  PaymentFailed: true,
  PaymentMismatched: true,
  PaymentArrivedLate: true,
  PaymentArrivedInExcess: true,
  RenewalRefused: true,
  ReleaseWithheld: true,
} satisfies Record<PaymentEvent['type'], true>
