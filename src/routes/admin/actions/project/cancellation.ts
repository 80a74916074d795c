import { canCancel } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Ends an order that was not released; its name and address become free again. */
export const cancellation = defineProjectAction({
  code: 'cancellation',
  reasons: ['customerAsked', 'orderedTwice', 'notFulfillable', 'abuse', 'other'],
  plan: 'none',
  isDangerous: true,
  placement: { kind: 'direct' },
  isAllowed: canCancel,
  command: () => ({ type: 'CancelOrder', data: { cause: 'caseworker' } }),
})
