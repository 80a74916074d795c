import type { RecordedEvent } from '../../../events'
import type { Runtime } from '../../../events/codes'
import type { PluginEvent } from '../../../events/plugin'
import { RefusalError } from '../../../events/refusal-error'
import type { FailedProject, RolloutEvent, RolloutRing } from '../../../events/rollout'
import { canResumeRollout, canRollBack } from './allowed-rollout-actions'
import { findNextStepAt, type RolloutPace } from './pace'
import { findNextRing } from './rings'
import { type RolloutState, rebuildRollout, type UnfinishedRollout } from './rollout-state'

type AdvanceRollout = {
  version: string
  /** Of the rings that were reached: how many sites, which failed, how many run the version. */
  sites: number
  failed: readonly FailedProject[]
  running: number
  /** ISO-8601. */
  now: string
  pace: RolloutPace
}

export type RolloutCommand =
  | { type: 'AdvanceRollout'; data: AdvanceRollout }
  | { type: 'ResumeRollout'; data: { version: string; failed: readonly string[] } }
  | { type: 'RollBackRollout'; data: { version: string } }

/** Only vrs-core follows a lock; satellites fetch what they like when they like. */
const runtime: Runtime = 'bun'
const maxNamedProjects = 100
const failedPercent = 2

/** As many failed sites halt it. */
export const findFailureLimit = (ring: RolloutRing, sites: number): number =>
  ring === 'internal' ? 1 : Math.max(2, Math.ceil((sites * failedPercent) / 100))

const isUnder = (rollout: RolloutState, version: string): rollout is UnfinishedRollout =>
  rollout.stage !== 'none' && rollout.version === version

const advance = (rollout: RolloutState, data: AdvanceRollout): RolloutEvent[] => {
  const { version, sites, now, pace } = data
  if (rollout.stage !== 'running' || rollout.version !== version) return []
  const { ring } = rollout
  const scope = { version, runtime }
  const failed = data.failed.filter(
    ({ projectId }) => !rollout.acceptedProjects.includes(projectId),
  )
  if (failed.length >= findFailureLimit(ring, sites)) {
    const named = failed.slice(0, maxNamedProjects)
    return [{ type: 'RolloutHalted', data: { ...scope, ring, failed: named, sites } }]
  }
  const next = findNextRing(ring)
  const isOverall = next === undefined && sites > 0 && data.running >= sites
  if (!isOverall && now < findNextStepAt(rollout, pace)) return []
  return next
    ? [{ type: 'RolloutRingReached', data: { ...scope, ring: next } }]
    : [{ type: 'RolloutFinished', data: scope }]
}

const rollBack = (rollout: RolloutState, version: string): (PluginEvent | RolloutEvent)[] => {
  if (!isUnder(rollout, version) || !canRollBack({ state: rollout.stage }))
    throw new RefusalError('WRONG_STATE', `expected a rollout of ${version}, found none`)
  const { previous } = rollout
  return [
    { type: 'RolloutRolledBack', data: { version, runtime, previous } },
    { type: 'CurrentVersionChosen', data: { version: previous, runtime } },
  ]
}

/** Of one plugin's version for vrs-core; advancing it twice is the same as once. */
export const decideRollout = (
  command: RolloutCommand,
  events: readonly RecordedEvent[],
): (PluginEvent | RolloutEvent)[] => {
  const rollout = rebuildRollout(events, runtime)
  const { version } = command.data
  switch (command.type) {
    case 'AdvanceRollout':
      return advance(rollout, command.data)
    case 'ResumeRollout': {
      if (!isUnder(rollout, version) || !canResumeRollout({ state: rollout.stage }))
        throw new RefusalError('WRONG_STATE', `expected a halted rollout of ${version}`)
      const { acceptedProjects, failedProjects } = rollout
      const accepted = [
        ...new Set([...acceptedProjects, ...failedProjects, ...command.data.failed]),
      ]
      return [{ type: 'RolloutResumed', data: { version, runtime, accepted } }]
    }
    case 'RollBackRollout':
      return rollBack(rollout, version)
  }
}

type VersionChoice = {
  version: string
  runtime: Runtime
  /** Whether there are sites that may run the plugin. */
  isInstalled: boolean
}

/**
 * Makes a version the current one. Where sites have the plugin, it reaches them in rings; one that is
 * still on its way gives way to it, and choosing the version before it again rolls it back.
 */
export const chooseCurrentVersion = (
  events: readonly RecordedEvent[],
  { version, runtime: chosenRuntime, isInstalled }: VersionChoice,
): (PluginEvent | RolloutEvent)[] => {
  const rollout = rebuildRollout(events, chosenRuntime)
  if (rollout.version === version) return []
  const isUnfinished = rollout.stage !== 'none'
  if (isUnfinished && rollout.previous === version) return rollBack(rollout, rollout.version)
  const scope = { version, runtime: chosenRuntime }
  const chosen: PluginEvent = { type: 'CurrentVersionChosen', data: scope }
  const previous = isUnfinished ? rollout.previous : rollout.version
  if (chosenRuntime !== runtime || !isInstalled || previous === undefined) return [chosen]
  return [
    chosen,
    { type: 'RolloutStarted', data: { ...scope, previous } },
    { type: 'RolloutRingReached', data: { ...scope, ring: 'internal' } },
  ]
}
