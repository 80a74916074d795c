import { canReinstate } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

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
