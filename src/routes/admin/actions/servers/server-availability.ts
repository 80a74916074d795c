import {
  canBringBack,
  canClose,
  canOpen,
  canPutInMaintenance,
} from '../../../../domain/server/allowed-actions'
import { defineServerAction } from './define-server-action'

/** New projects go to other servers; what runs here goes on. */
export const maintenance = defineServerAction({
  code: 'maintenance',
  reasons: ['plannedWork', 'disturbance', 'overloaded', 'replaced', 'other'],
  plan: 'stated',
  isAllowed: canPutInMaintenance,
  command: () => ({ type: 'PutInMaintenance' }),
})

/** A server that takes no new projects. */
export const closing = defineServerAction({
  code: 'closing',
  reasons: ['plannedWork', 'disturbance', 'overloaded', 'replaced', 'other'],
  plan: 'stated',
  isAllowed: canClose,
  command: () => ({ type: 'CloseServer' }),
})

/** A closed server takes new projects again. */
export const opening = defineServerAction({
  code: 'opening',
  reasons: ['workDone', 'recovered', 'other'],
  plan: 'stated',
  isAllowed: canOpen,
  command: () => ({ type: 'OpenServer' }),
})

/** Back from maintenance, or from being offline. */
export const bringBack = defineServerAction({
  code: 'return',
  reasons: ['workDone', 'recovered', 'other'],
  plan: 'stated',
  placement: { kind: 'next', rank: 1 },
  isAllowed: canBringBack,
  command: () => ({ type: 'BringBack' }),
})
