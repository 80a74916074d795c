import type { Projection } from './projection'

/** A slug or domain name belongs to one open project; the unique indexes say `slug_taken`, `domain_taken`. */
export const nameReservationsProjection: Projection = {
  table: 'taken_names',
  key: ['kind', 'name'],
  changes: (event) => {
    switch (event.type) {
      case 'ProjectOrdered':
        return [
          { insert: { kind: 'slug', name: event.data.slug, stream: event.stream } },
          { insert: { kind: 'domain', name: event.data.domain.name, stream: event.stream } },
        ]
      case 'ProjectImported':
        return [{ insert: { kind: 'slug', name: event.data.slug, stream: event.stream } }]
      case 'ProjectAdopted':
        return [{ insert: { kind: 'domain', name: event.data.domain, stream: event.stream } }]
      case 'DomainReplaced':
        return [
          { remove: { kind: 'domain', stream: event.stream } },
          { insert: { kind: 'domain', name: event.data.domain.name, stream: event.stream } },
        ]
      case 'DomainAdded':
        return [{ insert: { kind: 'domain', name: event.data.domain.name, stream: event.stream } }]
      case 'DomainRemoved':
        return [{ remove: { kind: 'domain', name: event.data.domain, stream: event.stream } }]
      case 'OrderCancelled':
      case 'ProjectArchived':
        return [{ remove: { stream: event.stream } }]
      default:
        return []
    }
  },
}
