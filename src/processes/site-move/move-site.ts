import type { Step } from '../engine/process'
import { prepareDeployment } from '../provisioning/prepare-deployment'

/** A live site is prepared at its next server at once; one that is not live yet is brought there step by step. */
export const moveSite: Step = {
  id: 'preparation',
  substitute: ({ moveState }) => (moveState === 'moving' ? prepareDeployment : undefined),
  run: async () => undefined,
}
