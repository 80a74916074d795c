import { canSkip, isSkippable } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Leaves out the customer's welcome. */
export const skip = defineProjectAction({
  code: 'skip',
  reasons: ['notNeeded', 'doneElsewhere', 'other'],
  plan: 'none',
  isAllowed: canSkip,
  command: (_, { subject: { stalled } }) =>
    isSkippable(stalled?.step)
      ? { type: 'SkipStep', data: { step: 'live' } }
      : [{ pointer: '', code: 'NOT_SKIPPABLE' }],
})
