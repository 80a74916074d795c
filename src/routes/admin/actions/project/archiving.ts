import { canArchive } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

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
