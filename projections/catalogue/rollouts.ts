import type { Runtime } from '../../events/codes'
import type { FailedProject, RolloutRing } from '../../events/rollout'
import { parseStreamId } from '../../events/streams'
import type { Projection, Row, RowChange } from '../projection'

/** Instants are ISO-8601; null = not yet. */
export type RolloutRow = {
  plugin: string
  version: string
  runtime: Runtime
  previous: string
  state: 'running' | 'halted' | 'rolledBack' | 'finished' | 'yanked' | 'replaced'
  ring: RolloutRing
  startedAt: string
  /** When the ring was reached, or the rollout went on. */
  since: string
  internalAt: string | null
  tenthAt: string | null
  allAt: string | null
  haltedAt: string | null
  endedAt: string | null
  /** Why it was halted last. */
  failed: FailedProject[]
  /** The projects that halt it no more. */
  accepted: string[]
}

const ringColumn: Record<RolloutRing, string> = {
  internal: 'internal_at',
  tenth: 'tenth_at',
  all: 'all_at',
}

/** Ends what is still on its way, whether it was halted or not. */
const endUnfinished = (where: Row, state: RolloutRow['state'], at: string): RowChange[] =>
  ['running', 'halted'].map((from) => ({
    update: { state, ended_at: at },
    where: { ...where, state: from },
  }))

export const rolloutsProjection: Projection = {
  table: 'rollouts',
  key: ['plugin', 'version', 'runtime'],
  changes: (event) => {
    const plugin = parseStreamId(event.stream)
    const { at } = event
    switch (event.type) {
      case 'RolloutStarted': {
        const { version, runtime, previous } = event.data
        return [
          ...endUnfinished({ plugin, runtime }, 'replaced', at),
          {
            put: {
              ...{ plugin, version, runtime, previous },
              ...{ state: 'running', ring: 'internal', started_at: at, since: at },
              ...{ internal_at: at, tenth_at: null, all_at: null, halted_at: null },
              ...{ ended_at: null, failed: [], accepted: [] },
            },
          },
        ]
      }
      case 'RolloutRingReached': {
        const { version, runtime, ring } = event.data
        const update = { ring, since: at, [ringColumn[ring]]: at }
        return [{ update, where: { plugin, version, runtime } }]
      }
      case 'RolloutHalted': {
        const { version, runtime, failed } = event.data
        const update = { state: 'halted', halted_at: at, failed }
        return [{ update, where: { plugin, version, runtime } }]
      }
      case 'RolloutResumed': {
        const { version, runtime, accepted } = event.data
        const update = { state: 'running', since: at, accepted }
        return [{ update, where: { plugin, version, runtime } }]
      }
      case 'RolloutRolledBack':
      case 'RolloutFinished': {
        const { version, runtime } = event.data
        const state = event.type === 'RolloutFinished' ? 'finished' : 'rolledBack'
        return [{ update: { state, ended_at: at }, where: { plugin, version, runtime } }]
      }
      case 'PluginVersionYanked': {
        const { version, runtime } = event.data
        return endUnfinished({ plugin, version, runtime }, 'yanked', at)
      }
      default:
        return []
    }
  },
}
