import { parseStreamId } from '../events/streams'
import type { Projection, Sql } from './projection'
import { firstRow } from './projection'

export type ServerStatus = 'active' | 'maintenance' | 'offline'

/** A server with the places taken on it. */
export type ServerRow = {
  id: string
  name: string
  description: string | null
  ipv4: string
  ipv6: string | null
  coolifyUuid: string
  capacity: number
  acceptingNew: boolean
  status: ServerStatus
  statusSince: string | null
  taken: number
}

export const serversProjection: Projection = {
  table: 'servers',
  key: ['id'],
  changes: (event) => {
    const where = { id: parseStreamId(event.stream) }
    const become = (status: ServerStatus) => [{ update: { status, status_since: event.at }, where }]
    switch (event.type) {
      case 'ServerAdded':
        return [
          {
            put: {
              id: where.id,
              name: event.data.name,
              description: null,
              ipv4: event.data.ipv4,
              ipv6: event.data.ipv6 ?? null,
              coolify_uuid: event.data.coolifyUuid,
              capacity: event.data.capacity,
              accepting_new: true,
              status: 'active',
              status_since: event.at,
            },
          },
        ]
      case 'ServerDescribed':
        return [{ update: { ...event.data.fields }, where }]
      case 'ServerClosedToNew':
        return [{ update: { accepting_new: false }, where }]
      case 'ServerOpenedToNew':
        return [{ update: { accepting_new: true }, where }]
      case 'ServerCapacitySet':
        return [{ update: { capacity: event.data.capacity }, where }]
      case 'ServerPutInMaintenance':
        return become('maintenance')
      case 'ServerWentOffline':
        return become('offline')
      case 'ServerCameBack':
        return become('active')
      case 'ServerRemoved':
        return [{ remove: where }]
      default:
        return []
    }
  },
}

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
