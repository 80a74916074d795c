import { canDeployAgain } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Deploys a live site once more from what is prepared at Coolify. */
export const deployment = defineProjectAction({
  code: 'deployment',
  reasons: ['repair', 'newVersion', 'customerAsked', 'other'],
  plan: 'computed',
  isBulk: true,
  isAllowed: canDeployAgain,
  command: () => ({ type: 'Deploy', data: {} }),
})
