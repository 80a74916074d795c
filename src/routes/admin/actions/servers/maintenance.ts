import { canPutInMaintenance } from '../../../../domain/server/allowed-actions'
import { defineServerAction } from './define-server-action'

/** New projects go to other servers; what runs here goes on. */
export const maintenance = defineServerAction({
  code: 'maintenance',
  reasons: ['plannedWork', 'disturbance', 'overloaded', 'replaced', 'other'],
  plan: 'stated',
  isAllowed: canPutInMaintenance,
  command: () => ({ type: 'PutInMaintenance' }),
})
