import { parseStreamId } from '../../events/streams'
import type { Sql } from '../projection'
import { firstRow } from '../projection'
import type { ServerPoolRow } from '../servers/server-pool'
import type { ServerRequestRow } from '../servers/server-requests'
import type { ServerRow } from '../servers/servers'

/** What the last look at Coolify saw. */
export type ServerObservationRow = { serverId: string; lookedAt: string; isUsable: boolean }

export const listServerObservations = (sql: Sql) =>
  sql<ServerObservationRow[]>`select server_id, looked_at, is_usable from server_looks`

export const listServerRows = (sql: Sql) => sql<ServerRow[]>`
  select s.*, (select count(*)::int from server_slots t where t.server_id = s.id) as taken
  from servers s order by s.name, s.id`

export const findServer = (sql: Sql, id: string) =>
  listServerRows(sql).then((rows) => firstRow(rows.filter((row) => row.id === id)))

/** Every server that was ever asked for or added, by its last name; also those that are gone. */
export const readServerNames = async (sql: Sql): Promise<Record<string, string>> => {
  const [known, rows] = await Promise.all([
    sql<{ stream: string; name: string }[]>`
      select stream, data->>'name' as name from history
      where type in ('ServerRequested', 'ServerAdded') order by global_position`,
    sql<{ id: string; name: string }[]>`select id, name from servers`,
  ])
  return Object.fromEntries([
    ...known.map(({ stream, name }) => [parseStreamId(stream), name]),
    ...rows.map(({ id, name }) => [id, name]),
  ])
}

export const readServerPool = async (sql: Sql): Promise<ServerPoolRow> => {
  const [found] = await sql<ServerPoolRow[]>`
    select coalesce(p.strategy, 'least_loaded') as strategy, p.server_id, t.turn
    from server_turns t left join server_pool p on p.id = t.id where t.id = 'main'`
  return found ?? { strategy: 'least_loaded', serverId: null, turn: 0 }
}

export const listServerRequests = (sql: Sql) =>
  sql<ServerRequestRow[]>`select * from server_requests order by requested_at, id`

export const findServerRequest = (sql: Sql, id: string) =>
  sql<ServerRequestRow[]>`select * from server_requests where id = ${id}`.then(firstRow)

export const findServerOfLiveProject = (sql: Sql, projectId: string) =>
  sql<{ ipv4: string }[]>`
    select s.ipv4 from projects p join servers s on s.id = p.server_id
    where p.id = ${projectId} and p.live_at is not null`.then(firstRow)
