import { canPause } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Stops before the next step. */
export const pause = defineProjectAction({
  code: 'pause',
  reasons: ['checking', 'customerAsked', 'vendorDown', 'other'],
  plan: 'none',
  isBulk: true,
  isAllowed: canPause,
  command: () => ({ type: 'Pause', data: {} }),
})
