import type { Step } from './process'

/** The runner looks up the event named in `ProvisioningResumed` and runs that event's step. */
export const repeatStep: Step = {
  id: 'server',
  run: async ({ cause }) => {
    throw new Error(`expected the step of the event that ${cause.type} ${cause.id} names`)
  },
}
