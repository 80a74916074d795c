import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

/** A server that Coolify has not reached yet, and why not. */
export type ServerRequestRow = {
  id: string
  name: string
  ip: string
  capacity: number
  privateKey: string
  requestedAt: string
  trouble: { code: string; log?: string; at: string } | null
}

export const serverRequestsProjection: Projection = {
  table: 'server_requests',
  key: ['id'],
  changes: (event) => {
    const where = { id: parseStreamId(event.stream) }
    switch (event.type) {
      case 'ServerRequested': {
        const { name, ip, capacity, privateKey } = event.data
        const requested = { name, ip, capacity, private_key: privateKey, requested_at: event.at }
        return [{ put: { ...where, ...requested, trouble: null } }]
      }
      case 'ServerValidationFailed':
        return [{ update: { trouble: { ...event.data, at: event.at } }, where }]
      case 'ServerValidationRepeated':
        return [{ update: { trouble: null, requested_at: event.at }, where }]
      case 'ServerAdded':
      case 'ServerRequestWithdrawn':
        return [{ remove: where }]
      default:
        return []
    }
  },
}
