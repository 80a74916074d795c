import { canInviteAgain } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Writes to the customer a new link to set the site administrator's password. */
export const invitation = defineProjectAction({
  code: 'invitation',
  reasons: ['customerAsked', 'inputCorrected', 'other'],
  plan: 'none',
  isAllowed: canInviteAgain,
  command: () => ({ type: 'RequestInvitation', data: {} }),
})
