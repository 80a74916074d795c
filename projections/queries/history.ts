import type { PendingQuery, Row } from 'postgres'
import type { RecordedEvent } from '../../events'
import { projectStream } from '../../events/streams'
import type { StoredEventRow } from '../../events/to-recorded-event'
import { toRecordedEvent } from '../../events/to-recorded-event'
import type { Sql } from '../projection'
import { escapeLikePattern } from '../projection'

export type HistoryFilter = {
  project?: string
  stream?: string
  type?: string
  by?: string
  kind?: string
  text?: string
  correlation?: string
  from?: string
  until?: string
  /** The number of the last row seen; rows come newest first. */
  before?: string
  limit: number
}

/** An event with its number, the place in the order of everything that happened. */
export type NumberedEvent = RecordedEvent & { number: string }

type HistoryRow = StoredEventRow & { number: string }

const toNumberedEvent = (row: HistoryRow): NumberedEvent => ({
  ...toRecordedEvent(row),
  number: row.number,
})

/** A project's own stream and its licenses', by name, so that an index finds them. */
const projectStreamsSql = (sql: Sql, project: string) => sql`array_append(
  array(select 'license-' || id from licenses where project_id = ${project}),
  ${projectStream(project)}::text)`

const columnsSql = (sql: Sql) => sql`
  id, stream, position, number, type, data, by, at, correlation_id, causation_id, reason,
  global_position`

const matchesFilterSql = (sql: Sql, filter: HistoryFilter) => {
  const { type, by, kind, text, correlation, from, until, before } = filter
  return sql`true
    ${kind ? sql`and stream like ${`${kind}-%`}` : sql``}
    ${type ? sql`and type = ${type}` : sql``}
    ${by ? sql`and by like ${`${by}%`}` : sql``}
    ${text ? sql`and data::text ilike ${escapeLikePattern(text)}` : sql``}
    ${correlation ? sql`and correlation_id = ${correlation}` : sql``}
    ${from ? sql`and at >= ${from}` : sql``}
    ${until ? sql`and at < ${until}` : sql``}
    ${before ? sql`and global_position < ${before}::bigint` : sql``}`
}

/**
 * Each stream is read backwards by its own key, where the order of positions is that of the numbers.
 * Asked for all streams at once in the order of their numbers, the planner reads everything that ever
 * happened backwards until it has enough of them: for an old project nearly all of it.
 */
const selectFromStreamsSql = (sql: Sql, streams: PendingQuery<Row[]>, filter: HistoryFilter) => sql`
  select found.* from unnest(${streams}) as asked (name)
  cross join lateral (
    select ${columnsSql(sql)} from history
    where stream = asked.name and ${matchesFilterSql(sql, filter)}
    order by stream_position desc limit ${filter.limit}) as found`

/** The streams that can hold what is searched; undefined where any of them can. */
const searchedStreamsSql = (sql: Sql, { project, stream }: HistoryFilter) => {
  if (!project) return stream ? sql`array[${stream}::text]` : undefined
  const streams = projectStreamsSql(sql, project)
  return stream
    ? sql`array(select name from unnest(${streams}) as own (name) where name = ${stream})`
    : streams
}

/** Newest first; an empty filter field does not filter. */
export const listHistory = async (sql: Sql, filter: HistoryFilter): Promise<NumberedEvent[]> => {
  const streams = searchedStreamsSql(sql, filter)
  const matching = streams
    ? selectFromStreamsSql(sql, streams, filter)
    : sql`select ${columnsSql(sql)} from history where ${matchesFilterSql(sql, filter)}`
  const rows = await sql<HistoryRow[]>`
    select id, stream, position, number, type, data, by, at, correlation_id, causation_id, reason
    from (${matching}) as matching order by global_position desc limit ${filter.limit}`
  return rows.map(toNumberedEvent)
}

/** What each teardown did with a project's data: the latest by stream. */
export const listKeptData = (sql: Sql) =>
  sql<{ stream: string; data: 'keep' | 'erase' }[]>`
    select distinct on (stream) stream, data->>'data' as data from history
    where type = 'ApplicationRemoved' order by stream, global_position desc`

/** The hosts that each project's events say records were written for. */
export const listRecordedHosts = (sql: Sql) =>
  sql<{ stream: string; hosts: string[] }[]>`
    select stream, array_agg(distinct record->>'name') as hosts
    from history, jsonb_array_elements(data->'records') as record
    where type in ('DnsConfigured', 'DomainPointed', 'DomainMoved') group by stream`
