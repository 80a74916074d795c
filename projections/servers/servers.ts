import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

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
