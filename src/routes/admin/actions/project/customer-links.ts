import { canInviteAgain, canSendTrackerLink } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Writes to the customer once more where the order is followed. */
export const trackerLink = defineProjectAction({
  code: 'tracker-link',
  reasons: ['customerAsked', 'inputCorrected', 'other'],
  plan: 'none',
  isAllowed: canSendTrackerLink,
  command: (_, { deps }) => ({
    type: 'RequestTrackerLink',
    data: { requestedBy: 'staff', now: deps.now().toISOString() },
  }),
})

/** Writes to the customer a new link to set the site administrator's password. */
export const invitation = defineProjectAction({
  code: 'invitation',
  reasons: ['customerAsked', 'inputCorrected', 'other'],
  plan: 'none',
  isAllowed: canInviteAgain,
  command: () => ({ type: 'RequestInvitation', data: {} }),
})
