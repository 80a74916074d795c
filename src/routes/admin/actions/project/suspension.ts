import { canSuspend } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Its site answers with a neutral page until it is reinstated. */
export const suspension = defineProjectAction({
  code: 'suspension',
  reasons: ['unpaid', 'abuse', 'customerAsked', 'other'],
  plan: 'none',
  isDangerous: true,
  isBulk: true,
  isAllowed: canSuspend,
  // Only the reason's code stands in the event; its note is sealed.
  command: (_, { reasonCode }) => ({ type: 'Suspend', data: { cause: reasonCode } }),
})
