import { canRotateKey } from '../../../../domain/project/allowed-actions'
import { defineProjectAction } from './define-project-action'

/** Gives a live site another key; the old one is valid until the site was verified with the new. */
export const runtimeKey = defineProjectAction({
  code: 'runtime-key',
  reasons: ['rotation', 'leaked', 'other'],
  plan: 'computed',
  isAllowed: canRotateKey,
  command: () => ({ type: 'RotateKey', data: {} }),
})
