import { idIn } from '../events/streams'
import type { Projection } from './projection'

/** One place per assignment; `take_server_slot` guards the append that adds it. */
export const serverSlots: Projection = {
  table: 'server_slots',
  key: ['project_id'],
  changes: (event) => {
    switch (event.type) {
      case 'ServerAssigned':
      case 'ServerReassigned':
        return [{ put: { project_id: idIn(event.stream), server_id: event.data.serverId } }]
      case 'OrderCancelled':
      case 'ApplicationRemoved':
        return [{ remove: { project_id: idIn(event.stream) } }]
      default:
        return []
    }
  },
}
