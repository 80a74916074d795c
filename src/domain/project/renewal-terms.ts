import type { Happened } from '../../../events'

/** The next term of a name, invoiced; once it is paid, INWX is on it. */
export type Term = {
  domain: string
  periodEnd: string
  grossCents: number
  is: 'open' | 'paid'
}

type Terms = readonly Term[]

const without = (terms: Terms, domain: string): Terms =>
  terms.filter((one) => one.domain !== domain)

/** The latest term of each of a project's names, the one that is due first before the others. */
export const termsAfter = (terms: Terms, event: Happened): Terms => {
  switch (event.type) {
    case 'RenewalInvoiced': {
      const { domain, periodEnd, price } = event.data
      const { grossCents } = price
      return [
        ...without(terms, domain),
        { domain, periodEnd, grossCents, is: 'open' as const },
      ].toSorted((a, b) => Date.parse(a.periodEnd) - Date.parse(b.periodEnd))
    }
    case 'PaymentConfirmed': {
      const { renewal } = event.data
      return terms.map((one) => (one.domain === renewal?.domain ? { ...one, is: 'paid' } : one))
    }
    case 'DomainDropped':
      return without(terms, event.data.domain)
    default:
      return terms
  }
}
