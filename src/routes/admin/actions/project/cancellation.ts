import { canCancel } from '../../../../domain/project/allowed-actions'
import { assertNoPaymentUnderWay } from '../../../orders/checkout-offer'
import { defineProjectAction } from './define-project-action'

/** Ends an order that was not released; its name and address become free again. */
export const cancellation = defineProjectAction({
  code: 'cancellation',
  reasons: ['customerAsked', 'orderedTwice', 'notFulfillable', 'abuse', 'other'],
  plan: 'none',
  isDangerous: true,
  placement: { kind: 'direct' },
  isAllowed: canCancel,
  assertReady: ({ deps, subject, requestId }) => assertNoPaymentUnderWay(deps, subject, requestId),
  command: () => ({ type: 'CancelOrder', data: { cause: 'caseworker' } }),
})
