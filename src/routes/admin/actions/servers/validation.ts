import { canRepeatValidation } from '../../../../domain/server/allowed-actions'
import { defineServerRequestAction } from './define-server-action'

/** Coolify tries once more to reach and set up the server. */
export const validation = defineServerRequestAction({
  code: 'validation',
  reasons: ['causeRemoved', 'retry', 'other'],
  plan: 'stated',
  isAllowed: canRepeatValidation,
  command: () => ({ type: 'RepeatValidation' }),
})
