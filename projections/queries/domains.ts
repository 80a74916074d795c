import type { PendingQuery, Row } from 'postgres'
import type { ZoneGap } from '../../events/domain'
import { domainStream, parseStreamId, projectStream } from '../../events/streams'
import type { ExpiryWindow } from '../../src/domain/naming/expiry-window'
import { expiryWindows } from '../../src/domain/naming/expiry-window'
import type { AdditionalDomainRow } from '../additional-domains'
import type { DomainRow } from '../domains'
import type { Sql } from '../projection'
import { escapeLikePattern, firstRow } from '../projection'

/** A name with the project that has it; `attentionAt`: the nearer of its two ends. */
export type DomainListRow = DomainRow & {
  projectName: string | null
  zone: string | null
  attentionAt: string | null
}

export type DomainFilter = {
  search?: string
  status?: string
  /** Only names with an end within so many days. */
  radar?: ExpiryWindow
  /** `<attention_at or infinity>~<name>` of the last row seen; the nearest ends come first. */
  after?: string
  now: string
  limit: number
}

/** A certificate is renewed by itself a month before its end: only then it is worth a look. */
const certificateWindowDays = 14

const attentionAtSql = (sql: Sql) =>
  sql`coalesce(least(d.expires_at, d.certificate_until), 'infinity'::timestamptz)`

/** An end counts where somebody uses the name, or it is ours. */
const isRelevantSql = (sql: Sql) =>
  sql`(d.project_id is not null or d.registrar_ref is not null) and d.status <> 'expired'`

const expiresWithinSql = (sql: Sql, now: string, days: PendingQuery<Row[]>) => sql`
  (d.expires_at < ${now}::timestamptz + make_interval(days => ${days})
    or d.certificate_until < ${now}::timestamptz
      + make_interval(days => least(${days}, ${certificateWindowDays}::int)))`

/** A name may be taken by a project that has not claimed it yet. */
const domainListSql = (sql: Sql) => sql`
  select d.*, nullif(${attentionAtSql(sql)}, 'infinity') as attention_at,
    coalesce(d.kind, n.kind, case when p.domain_name = d.name then p.domain_kind end) as kind,
    coalesce(n.zone, case when p.domain_name = d.name then p.zone end) as zone,
    p.id as project_id, p.name as project_name,
    coalesce(d.is_primary or p.domain_name = d.name, false) as is_primary
  from domains d
  left join taken_names t on t.kind = 'domain' and t.name = d.name
  left join projects p on p.id = coalesce(d.project_id, substr(t.stream, 9))
  left join project_names n on n.project_id = p.id and n.name = d.name`

/** One page by keyset. */
export const listDomainPage = (sql: Sql, filter: DomainFilter) => {
  const { search, status, radar, after, now, limit } = filter
  const cut = after?.indexOf('~') ?? -1
  const [at, name] = after ? [after.slice(0, cut), after.slice(cut + 1)] : []
  return sql<DomainListRow[]>`${domainListSql(sql)} where true
    ${search ? sql`and (d.name like ${escapeLikePattern(search.toLowerCase())} or lower(p.name) like ${escapeLikePattern(search.toLowerCase())})` : sql``}
    ${status ? sql`and d.status = ${status}` : sql``}
    ${radar ? sql`and ${isRelevantSql(sql)} and ${expiresWithinSql(sql, now, sql`${radar}::int`)}` : sql``}
    ${at && name ? sql`and (${attentionAtSql(sql)}, d.name) > (${at}::timestamptz, ${name})` : sql``}
    order by ${attentionAtSql(sql)}, d.name limit ${limit}`
}

export const findDomainListRow = (sql: Sql, name: string) =>
  sql<DomainListRow[]>`${domainListSql(sql)} where d.name = ${name}`.then(firstRow)

export const listProjectDomainRows = (sql: Sql, projectId: string) =>
  sql<DomainListRow[]>`${domainListSql(sql)} where d.project_id = ${projectId}
    or t.stream = ${`project-${projectId}`}`

export type ExpiryWindowCount = { days: ExpiryWindow; count: number }

/** How many names end within so many days, or their certificate within as many of the last ones. */
export const countExpiringDomains = (sql: Sql, now: string) =>
  sql<
    ExpiryWindowCount[]
  >`select r.days, (select count(*)::int from domains d where ${isRelevantSql(sql)}
    and ${expiresWithinSql(sql, now, sql`r.days`)}) as count
    from unnest(${[...expiryWindows]}::int[]) as r(days) order by r.days desc`

export type CopiedZoneRow = {
  name: string
  records: { type: string; name: string; content: string }[]
  /** Null where nothing is known to be lacking. */
  gaps: ZoneGap[] | null
}

/** What was copied from the zones of old providers, for these names. */
export const listCopiedZones = (sql: Sql, names: readonly string[]) =>
  sql<CopiedZoneRow[]>`select substr(stream, 8) as name, data->'records' as records,
      data->'gaps' as gaps from history
    where type = 'ZoneCopied' and stream = any(${names.map(domainStream)})`

export const listProjectDomains = (sql: Sql, projectId: string) =>
  sql<DomainRow[]>`select * from domains where project_id = ${projectId}
    order by is_primary desc, name`

export const findDomain = (sql: Sql, name: string) =>
  sql<DomainRow[]>`select * from domains where name = ${name}`.then(firstRow)

export const listAllDomains = (sql: Sql) => sql<DomainRow[]>`select * from domains`

/** Open domains that the domain watch has not looked at since, those never looked at first. */
export const listDomainsToWatch = (sql: Sql, lookedAtBefore: Date, limit: number) =>
  sql<DomainRow[]>`
    select d.* from domains d left join domain_looks l on l.name = d.name
    where (d.project_id is not null or d.registrar_ref is not null) and d.status <> 'expired'
      and coalesce(l.looked_at, '-infinity') < ${lookedAtBefore}
    order by l.looked_at nulls first limit ${limit}`

export const listAllAdditionalDomains = (sql: Sql) =>
  sql<AdditionalDomainRow[]>`select * from project_names`

export const listAdditionalDomains = (sql: Sql, projectId: string) =>
  sql<
    AdditionalDomainRow[]
  >`select * from project_names where project_id = ${projectId} order by name`

/** Which of these are taken, with the project that holds them. */
export const listNameReservations = (sql: Sql, slug: string, domain: string) =>
  sql<{ kind: 'slug' | 'domain'; stream: string }[]>`
    select kind, stream from taken_names
    where (kind = 'slug' and name = ${slug}) or (kind = 'domain' and name = ${domain})`.then(
    (rows) => rows.map((row) => ({ kind: row.kind, projectId: parseStreamId(row.stream) })),
  )

/** Those of these names that another open project holds. */
export const listNamesHeldByOthers = (sql: Sql, projectId: string, names: readonly string[]) =>
  sql<{ name: string }[]>`select name from taken_names
    where kind = 'domain' and name = any(${[...names]}) and stream <> ${projectStream(projectId)}`.then(
    (rows) => rows.map(({ name }) => name),
  )

/** The stream of the open project that holds a domain name. */
export const findDomainHolder = (sql: Sql, domain: string) =>
  sql<{ stream: string }[]>`
    select stream from taken_names where kind = 'domain' and name = ${domain}`.then(
    ([row]) => row?.stream,
  )
