import { canBringBack } from '../../../../domain/server/allowed-actions'
import { defineServerAction } from './define-server-action'

/** Back from maintenance, or from being offline. */
export const bringBack = defineServerAction({
  code: 'return',
  reasons: ['workDone', 'recovered', 'other'],
  plan: 'stated',
  placement: { kind: 'next', rank: 1 },
  isAllowed: canBringBack,
  command: () => ({ type: 'BringBack' }),
})
