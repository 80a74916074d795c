import type { RecordedEvent } from '../../../events'
import type { Price } from '../../../events/price'

/** The next term of a name, invoiced; once it is paid, INWX is on it. */
export type RenewalTerm = {
  domain: string
  periodEnd: string
  price: Price
  status: 'open' | 'paid' | 'refused'
}

type RenewalTerms = readonly RenewalTerm[]

const withoutDomain = (terms: RenewalTerms, domain: string): RenewalTerms =>
  terms.filter((one) => one.domain !== domain)

/** The latest term of each of a project's names, the one that is due first before the others. */
export const evolveRenewalTerms = (terms: RenewalTerms, event: RecordedEvent): RenewalTerms => {
  switch (event.type) {
    case 'RenewalInvoiced': {
      const { domain, periodEnd, price } = event.data
      return [
        ...withoutDomain(terms, domain),
        { domain, periodEnd, price, status: 'open' as const },
      ].toSorted((a, b) => Date.parse(a.periodEnd) - Date.parse(b.periodEnd))
    }
    case 'PaymentConfirmed': {
      const { renewal } = event.data
      return terms.map((one) => (one.domain === renewal?.domain ? { ...one, status: 'paid' } : one))
    }
    case 'RenewalRefused': {
      const { domain } = event.data
      return terms.map((one) => (one.domain === domain ? { ...one, status: 'refused' } : one))
    }
    case 'DomainDropped':
      return withoutDomain(terms, event.data.domain)
    default:
      return terms
  }
}
