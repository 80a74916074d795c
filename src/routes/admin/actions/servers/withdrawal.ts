import { canWithdrawRequest } from '../../../../domain/server/allowed-actions'
import { defineServerRequestAction } from './define-server-action'

/** Gives the request up; what Coolify has made of it stays there. */
export const withdrawal = defineServerRequestAction({
  code: 'withdrawal',
  reasons: ['wrongData', 'notNeeded', 'other'],
  plan: 'stated',
  isDangerous: true,
  isAllowed: canWithdrawRequest,
  command: () => ({ type: 'WithdrawRequest' }),
})
