import { prepareDeployment } from './prepare-deployment'
import type { Step } from './process'

/** A live site is prepared at its next server at once; one that is not live yet is brought there step by step. */
export const moveSite: Step = {
  id: 'preparation',
  instead: ({ place }) => (place === 'moving' ? prepareDeployment : undefined),
  run: async () => undefined,
}
