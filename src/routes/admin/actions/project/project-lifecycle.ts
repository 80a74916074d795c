import {
  canArchive,
  canPause,
  canReinstate,
  canSuspend,
} from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Its site answers with a neutral page until it is reinstated. */
export const suspension = defineProjectAction({
  code: 'suspension',
  reasons: ['unpaid', 'abuse', 'customerAsked', 'other'],
  plan: 'none',
  isDangerous: true,
  isBulk: true,
  isAllowed: canSuspend,
  // Only the reason's code stands in the event; its note is sealed.
  command: (_, { reasonCode }) => ({ type: 'Suspend', data: { cause: reasonCode } }),
})

/** Ends a suspension. */
export const reinstatement = defineProjectAction({
  code: 'reinstatement',
  reasons: ['paid', 'resolved', 'other'],
  plan: 'none',
  isBulk: true,
  placement: { kind: 'next', rank: 4 },
  isAllowed: canReinstate,
  command: () => ({ type: 'Reinstate', data: {} }),
})

/** Stops before the next step. */
export const pause = defineProjectAction({
  code: 'pause',
  reasons: ['checking', 'customerAsked', 'vendorDown', 'other'],
  plan: 'none',
  isBulk: true,
  isAllowed: canPause,
  command: () => ({ type: 'Pause', data: {} }),
})

/** Ends a live project; what stands at the vendors stays until it is torn down. */
export const archiving = defineProjectAction({
  code: 'archiving',
  reasons: ['contractEnded', 'customerAsked', 'abuse', 'other'],
  plan: 'none',
  isDangerous: true,
  isBulk: true,
  isAllowed: canArchive,
  command: () => ({ type: 'Archive', data: {} }),
})
