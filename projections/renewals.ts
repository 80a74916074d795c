import type { Price } from '../events/price'
import { parseStreamId, parseStreamKind } from '../events/streams'
import type { Projection, RowChange } from './projection'

/** A term of one of a project's names that is invoiced and not paid yet. */
export type OpenRenewalRow = { projectId: string; domain: string; periodEnd: string; price: Price }

const toChanges: Projection['changes'] = (event): RowChange[] => {
  if (parseStreamKind(event.stream) !== 'project') return []
  const project_id = parseStreamId(event.stream)
  switch (event.type) {
    case 'RenewalInvoiced': {
      const { domain, periodEnd: period_end, price } = event.data
      return [{ put: { project_id, domain, period_end, price } }]
    }
    case 'PaymentConfirmed': {
      const domain = event.data.renewal?.domain
      return domain ? [{ remove: { project_id, domain } }] : []
    }
    case 'DomainDropped':
      return [{ remove: { project_id, domain: event.data.domain } }]
    case 'ProjectArchived':
      return [{ remove: { project_id } }]
    default:
      return []
  }
}

export const renewalsProjection: Projection = {
  table: 'renewals',
  key: ['project_id', 'domain'],
  changes: toChanges,
}
