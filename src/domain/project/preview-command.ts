import type { RecordedEvent } from '../../../events'
import type { AnyStepId } from '../../../events/codes'
import { stepIds, teardownStepIds } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import type { AdditionalDomain } from '../naming/additional-domains'
import type { ProjectCommand } from './commands'
import { decideProject } from './decide'
import { rebuildProject } from './evolve'
import type { ExistingProject } from './state'
import { isStepDone } from './step-rules'

/** What a command would lead to: the stream as it would be then, and the steps that would follow. */
type CommandPreview = {
  events: readonly RecordedEvent[]
  steps: readonly AnyStepId[]
  moves: number
  /** As `Progress.home`. */
  movesWhenLive?: number
  /** The names that it would have besides its first. */
  additionalDomains: readonly AdditionalDomain[]
  /** Which of them the command is about. */
  targetDomain?: string
}
export type PreviewCommand = (
  projectId: string,
  command: ProjectCommand,
  events: readonly RecordedEvent[],
) => CommandPreview

const listRemainingSteps = (project: ExistingProject): AnyStepId[] => {
  if (project.eventIds.TeardownStarted)
    return teardownStepIds.filter((step) => !isStepDone(project, step))
  const isUnderWay = project.stage === 'released' || project.stage === 'live'
  if (!isUnderWay || project.stalledStep || project.pausedAt) return []
  return stepIds.filter((step) => step !== 'payment' && !isStepDone(project, step))
}

/** What becomes of a further name is its own way, beside that of the project. */
const findTargetDomain = (decided: readonly ProjectEvent[]): string | undefined => {
  for (const { type, data } of decided) {
    if (type === 'DomainAdded') return data.domain.name
    if (type === 'PrimaryRequested' || type === 'DomainDropped' || type === 'DomainResumed')
      return data.domain
  }
  return undefined
}

/** Pure: nothing is told. Throws `Refused` as the command itself would; no news has no steps. */
export const previewCommand: PreviewCommand = (projectId, command, events) => {
  const decided = decideProject(projectId, command, rebuildProject(events))
  const last = events.at(-1)
  const after = decided.map(
    (event, index) => ({ ...last, ...event, id: `foreseen-${index}` }) as RecordedEvent,
  )
  const all = [...events, ...after]
  const project = rebuildProject(all)
  if (project.stage === 'initial')
    return { events: all, steps: [], moves: 0, additionalDomains: [] }
  const { movesWhenLive, moves, additionalDomains } = project
  const about = findTargetDomain(decided)
  const steps = decided.length > 0 && !about ? listRemainingSteps(project) : []
  return {
    events: all,
    steps,
    moves,
    additionalDomains,
    ...(movesWhenLive === undefined ? {} : { movesWhenLive }),
    ...(about ? { targetDomain: about } : {}),
  }
}
