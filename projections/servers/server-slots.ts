import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

/** One place per assignment; `lock_free_server_slot` guards the append that adds it. */
export const serverSlotsProjection: Projection = {
  table: 'server_slots',
  key: ['project_id'],
  changes: (event) => {
    switch (event.type) {
      case 'ProjectAdopted':
      case 'ServerAssigned':
      case 'ServerReassigned':
        return [
          { put: { project_id: parseStreamId(event.stream), server_id: event.data.serverId } },
        ]
      case 'OrderCancelled':
      case 'ApplicationRemoved':
        return [{ remove: { project_id: parseStreamId(event.stream) } }]
      default:
        return []
    }
  },
}
