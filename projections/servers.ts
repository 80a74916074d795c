import { idIn } from '../events/streams'
import type { Projection, Sql } from './projection'
import { one } from './projection'

/** A server with the places taken on it. */
export type ServerRow = {
  id: string
  name: string
  ipv4: string
  ipv6: string | null
  coolifyUuid: string
  capacity: number
  acceptingNew: boolean
  taken: number
}

export const servers: Projection = {
  table: 'servers',
  key: ['id'],
  changes: (event) => {
    const where = { id: idIn(event.stream) }
    switch (event.type) {
      case 'ServerAdded':
        return [
          {
            put: {
              id: where.id,
              name: event.data.name,
              ipv4: event.data.ipv4,
              ipv6: event.data.ipv6 ?? null,
              coolify_uuid: event.data.coolifyUuid,
              capacity: event.data.capacity,
              accepting_new: true,
            },
          },
        ]
      case 'ServerClosedToNew':
        return [{ update: { accepting_new: false }, where }]
      case 'ServerOpenedToNew':
        return [{ update: { accepting_new: true }, where }]
      default:
        return []
    }
  },
}

export const allServers = (sql: Sql) => sql<ServerRow[]>`
  select s.*, (select count(*)::int from server_slots t where t.server_id = s.id) as taken
  from servers s order by s.name`

export const serverById = (sql: Sql, id: string) =>
  allServers(sql).then((rows) => one(rows.filter((row) => row.id === id)))

/** The server with the most free places, if any is open and has one. */
export const leastLoaded = (rows: readonly ServerRow[]) =>
  rows
    .filter((row) => row.acceptingNew && row.taken < row.capacity)
    .toSorted((a, b) => a.taken / a.capacity - b.taken / b.capacity)[0]
