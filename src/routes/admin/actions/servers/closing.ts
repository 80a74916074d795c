import { canClose } from '../../../../domain/server/allowed-actions'
import { defineServerAction } from './define-server-action'

/** A server that takes no new projects. */
export const closing = defineServerAction({
  code: 'closing',
  reasons: ['plannedWork', 'disturbance', 'overloaded', 'replaced', 'other'],
  plan: 'stated',
  isAllowed: canClose,
  command: () => ({ type: 'CloseServer' }),
})
