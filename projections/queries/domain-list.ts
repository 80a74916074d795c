import type { PendingQuery, Row } from 'postgres'
import { domainStream } from '../../events/streams'
import type { DomainRow, RadarDays } from '../domains'
import { radarDays } from '../domains'
import type { Sql } from '../projection'
import { one } from '../projection'

/** A name with the project that has it; `attentionAt`: the nearer of its two ends. */
export type DomainListed = DomainRow & {
  projectName: string | null
  zone: string | null
  attentionAt: string | null
}

export type DomainFilter = {
  search?: string
  status?: string
  /** Only names with an end within so many days. */
  radar?: RadarDays
  /** `<attention_at or infinity>~<name>` of the last row seen; the nearest ends come first. */
  after?: string
  now: string
  limit: number
}

/** A certificate is renewed by itself a month before its end: only then it is worth a look. */
const certificateDays = 14

const escaped = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

const attention = (sql: Sql) =>
  sql`coalesce(least(d.expires_at, d.certificate_until), 'infinity'::timestamptz)`

/** An end counts where somebody uses the name, or it is ours. */
const counts = (sql: Sql) =>
  sql`(d.project_id is not null or d.registrar_ref is not null) and d.status <> 'expired'`

const endsWithin = (sql: Sql, now: string, days: PendingQuery<Row[]>) => sql`
  (d.expires_at < ${now}::timestamptz + make_interval(days => ${days})
    or d.certificate_until < ${now}::timestamptz
      + make_interval(days => least(${days}, ${certificateDays}::int)))`

/** A name may be taken by a project that has not claimed it yet. */
const listed = (sql: Sql) => sql`
  select d.*, nullif(${attention(sql)}, 'infinity') as attention_at,
    coalesce(d.kind, n.kind, case when p.domain_name = d.name then p.domain_kind end) as kind,
    coalesce(n.zone, case when p.domain_name = d.name then p.zone end) as zone,
    p.id as project_id, p.name as project_name,
    coalesce(d.is_primary or p.domain_name = d.name, false) as is_primary
  from domains d
  left join taken_names t on t.kind = 'domain' and t.name = d.name
  left join projects p on p.id = coalesce(d.project_id, substr(t.stream, 9))
  left join project_names n on n.project_id = p.id and n.name = d.name`

/** One page by keyset. */
export const domainPage = (sql: Sql, filter: DomainFilter) => {
  const { search, status, radar, after, now, limit } = filter
  const cut = after?.indexOf('~') ?? -1
  const [at, name] = after ? [after.slice(0, cut), after.slice(cut + 1)] : []
  return sql<DomainListed[]>`${listed(sql)} where true
    ${search ? sql`and (d.name like ${escaped(search)} or lower(p.name) like ${escaped(search)})` : sql``}
    ${status ? sql`and d.status = ${status}` : sql``}
    ${radar ? sql`and ${counts(sql)} and ${endsWithin(sql, now, sql`${radar}::int`)}` : sql``}
    ${at && name ? sql`and (${attention(sql)}, d.name) > (${at}::timestamptz, ${name})` : sql``}
    order by ${attention(sql)}, d.name limit ${limit}`
}

export const domainListed = (sql: Sql, name: string) =>
  sql<DomainListed[]>`${listed(sql)} where d.name = ${name}`.then(one)

export const domainsListedOf = (sql: Sql, projectId: string) =>
  sql<DomainListed[]>`${listed(sql)} where d.project_id = ${projectId}
    or t.stream = ${`project-${projectId}`}`

export type RadarCount = { days: RadarDays; count: number }

/** How many names end within so many days, or their certificate within as many of the last ones. */
export const radarCounts = (sql: Sql, now: string) =>
  sql<RadarCount[]>`select r.days, (select count(*)::int from domains d where ${counts(sql)}
    and ${endsWithin(sql, now, sql`r.days`)}) as count
    from unnest(${[...radarDays]}::int[]) as r(days) order by r.days desc`

export type CopiedZone = {
  name: string
  records: { type: string; name: string; content: string }[]
}

/** What was copied from the zones of old providers, for these names. */
export const copiedZones = (sql: Sql, names: readonly string[]) =>
  sql<CopiedZone[]>`select substr(stream, 8) as name, data->'records' as records from history
    where type = 'ZoneCopied' and stream = any(${names.map(domainStream)})`
