import { RefusalError } from '../../../../../events/refusal-error'
import { defineAdminAction } from '../define-action'

export type DriftCheckKind = {
  subject: { id: string; isRunning: boolean }
  facts: { isRunning: boolean }
  model: object
  command: { type: 'OrderDriftCheck' }
}

/** A check now, by the same job as at night. */
export const check = defineAdminAction<DriftCheckKind>()({
  code: 'checks',
  texts: ({ drift }) => ({
    open: drift.checkNow,
    title: drift.checkNow,
    text: drift.checkText,
    submit: drift.checkNow,
  }),
  reasons: ['afterChange', 'afterOutage', 'routine', 'other'],
  plan: 'stated',
  isAllowed: ({ isRunning }) => !isRunning,
  assertReady: async ({ subject: { isRunning } }) => {
    if (isRunning)
      throw new RefusalError('CHECK_UNDER_WAY', 'expected no check under way, found one')
  },
  command: () => ({ type: 'OrderDriftCheck' }),
})
