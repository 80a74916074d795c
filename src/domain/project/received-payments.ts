import type { DomainEvent } from '../../../events'
import type { Price } from '../../../events/price'
import type { Purchase } from '../purchase/purchases'
import { findPurchase } from '../purchase/purchases'
import type { RenewalTerm } from './renewal-terms'

/**
 * `part`: less or more than was due; `late`: after the end of the order; `excess`: nothing was due;
 * `refused`: the registrar did not renew for it any more.
 */
type PaymentOutcome = 'confirmed' | 'part' | 'late' | 'excess' | 'refused'

/** Money that came for a project, in the smallest unit of its currency. */
export type ReceivedPayment = {
  paymentRef: string
  amountCents: number
  currency: string
  outcome: PaymentOutcome
  /** The term that it pays, where it does not pay the order. */
  renewal?: { domain: string; periodEnd: string; price: Price }
  /** The later purchase that it pays, or of which it is a part. */
  purchase?: { orderNumber: string; price: Price }
}

/** As people write it: `R-1`, `r-1`, `R 1` and `R–1` are the same reference. */
const normalizeReference = (reference: string) =>
  reference
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]+/gu, '')
    .toLowerCase()

export const hasReceived = (payments: readonly ReceivedPayment[], reference: string) => {
  const searched = normalizeReference(reference)
  return payments.some(({ paymentRef }) => normalizeReference(paymentRef) === searched)
}

/** Whether it is money for the order itself. */
export const paysOrder = ({ renewal, purchase }: { renewal?: unknown; purchase?: unknown }) =>
  renewal === undefined && purchase === undefined

/** The earlier payments that make up the whole sum together with this one; none where they do not. */
export const findCompletedParts = (
  payments: readonly ReceivedPayment[],
  expected: { amountCents: number; currency: string },
  amountCents: number,
): ReceivedPayment[] => {
  const parts = payments.filter(
    ({ outcome, currency }) => outcome === 'part' && currency === expected.currency,
  )
  const sum = parts.reduce((total, part) => total + part.amountCents, amountCents)
  return parts.length > 0 && sum === expected.amountCents ? parts : []
}

const findPaidTerm = (
  terms: readonly RenewalTerm[],
  renewal: { domain: string; periodEnd: string } | undefined,
) =>
  terms.find(
    ({ domain, periodEnd }) => domain === renewal?.domain && periodEnd === renewal.periodEnd,
  )

const findPaidPurchase = (purchases: readonly Purchase[], orderNumber: string | undefined) => {
  const found = orderNumber ? findPurchase(purchases, orderNumber) : undefined
  return found ? { purchase: { orderNumber: found.orderNumber, price: found.price } } : {}
}

/** What was to be paid so far, besides the order. */
type Dues = { renewalTerms: readonly RenewalTerm[]; purchases: readonly Purchase[] }

export const evolveReceivedPayments = (
  payments: readonly ReceivedPayment[],
  event: DomainEvent,
  { renewalTerms, purchases }: Dues,
): readonly ReceivedPayment[] => {
  switch (event.type) {
    case 'PaymentConfirmed': {
      const { paymentRef, amountCents, currency, completes = [] } = event.data
      const term = findPaidTerm(renewalTerms, event.data.renewal)
      const settled = payments.map((one) =>
        completes.includes(one.paymentRef) ? { ...one, outcome: 'confirmed' as const } : one,
      )
      return [
        ...settled,
        {
          paymentRef,
          amountCents,
          currency,
          outcome: 'confirmed',
          ...(term
            ? { renewal: { domain: term.domain, periodEnd: term.periodEnd, price: term.price } }
            : {}),
          ...findPaidPurchase(purchases, event.data.purchase),
        },
      ]
    }
    case 'PaymentMismatched': {
      const { paymentRef, receivedCents: amountCents, currency, purchase } = event.data
      const money = { paymentRef, amountCents, currency, outcome: 'part' as const }
      return [...payments, { ...money, ...findPaidPurchase(purchases, purchase) }]
    }
    case 'PaymentArrivedLate':
      return [...payments, { ...event.data, outcome: 'late' }]
    case 'PaymentArrivedInExcess':
      return [...payments, { ...event.data, outcome: 'excess' }]
    case 'RenewalRefused':
      return payments.map((one) =>
        one.paymentRef === event.data.paymentRef ? { ...one, outcome: 'refused' } : one,
      )
    default:
      return payments
  }
}
