import { canOpen } from '../../../../domain/server/allowed-actions'
import { defineServerAction } from './define-server-action'

/** A closed server takes new projects again. */
export const opening = defineServerAction({
  code: 'opening',
  reasons: ['workDone', 'recovered', 'other'],
  plan: 'stated',
  isAllowed: canOpen,
  command: () => ({ type: 'OpenServer' }),
})
