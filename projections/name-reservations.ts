import { parseStreamId } from '../events/streams'
import type { Projection, Sql } from './projection'

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

/** Which of these are taken, with the project that holds them. */
export const listNameReservations = (sql: Sql, slug: string, domain: string) =>
  sql<{ kind: 'slug' | 'domain'; stream: string }[]>`
    select kind, stream from taken_names
    where (kind = 'slug' and name = ${slug}) or (kind = 'domain' and name = ${domain})`.then(
    (rows) => rows.map((row) => ({ kind: row.kind, projectId: parseStreamId(row.stream) })),
  )

/** The stream of the open project that holds a domain name. */
export const findDomainHolder = (sql: Sql, domain: string) =>
  sql<{ stream: string }[]>`
    select stream from taken_names where kind = 'domain' and name = ${domain}`.then(
    ([row]) => row?.stream,
  )
