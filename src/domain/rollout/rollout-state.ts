import type { RecordedEvent } from '../../../events'
import type { Runtime } from '../../../events/codes'
import type { RolloutRing } from '../../../events/rollout'

export type UnfinishedRollout = {
  stage: 'running' | 'halted'
  version: string
  previous: string
  ring: RolloutRing
  /** ISO-8601: when the ring was reached, or the rollout went on. */
  since: string
  failedProjects: readonly string[]
  acceptedProjects: readonly string[]
}

/** How far the current version of one runtime has come. */
export type RolloutState = { stage: 'none'; version?: string } | UnfinishedRollout

/** Whether an event is about the version that is rolled out now. */
const isAbout = (rollout: RolloutState, version: string): rollout is UnfinishedRollout =>
  rollout.stage !== 'none' && rollout.version === version

const evolve =
  (runtime: Runtime) =>
  (rollout: RolloutState, event: RecordedEvent): RolloutState => {
    switch (event.type) {
      case 'CurrentVersionChosen':
        return event.data.runtime === runtime
          ? { stage: 'none', version: event.data.version }
          : rollout
      case 'RolloutStarted':
        return event.data.runtime === runtime
          ? {
              stage: 'running',
              version: event.data.version,
              previous: event.data.previous,
              ring: 'internal',
              since: event.at,
              failedProjects: [],
              acceptedProjects: [],
            }
          : rollout
      case 'RolloutRingReached':
        return isAbout(rollout, event.data.version)
          ? { ...rollout, ring: event.data.ring, since: event.at }
          : rollout
      case 'RolloutHalted':
        return isAbout(rollout, event.data.version)
          ? {
              ...rollout,
              stage: 'halted',
              failedProjects: event.data.failed.map(({ projectId }) => projectId),
            }
          : rollout
      case 'RolloutResumed':
        return isAbout(rollout, event.data.version)
          ? {
              ...rollout,
              stage: 'running',
              since: event.at,
              acceptedProjects: event.data.accepted,
            }
          : rollout
      case 'RolloutFinished':
      case 'RolloutRolledBack':
      case 'PluginVersionYanked':
        return event.data.runtime === runtime && isAbout(rollout, event.data.version)
          ? { stage: 'none', version: rollout.version }
          : rollout
      default:
        return rollout
    }
  }

export const rebuildRollout = (events: readonly RecordedEvent[], runtime: Runtime): RolloutState =>
  events.reduce<RolloutState>(evolve(runtime), { stage: 'none' })
