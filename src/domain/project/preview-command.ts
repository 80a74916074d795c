import type { Happened } from '../../../events'
import type { WorkId } from '../../../events/codes'
import { stepIds, undoIds } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import type { AddedName } from '../naming/additional-domains'
import type { ProjectCommand } from './commands'
import { decide } from './decide'
import { type Born, projectFrom } from './state'
import { isDone } from './step-rules'

/** What a command would lead to: the stream as it would be then, and the steps that would follow. */
export type Foreseen = {
  events: readonly Happened[]
  steps: readonly WorkId[]
  moves: number
  /** As `Progress.home`. */
  home?: number
  /** The names that it would have besides its first. */
  names: readonly AddedName[]
  /** Which of them the command is about. */
  about?: string
}
export type Foresee = (
  projectId: string,
  command: ProjectCommand,
  events: readonly Happened[],
) => Foreseen

const ahead = (project: Born): WorkId[] => {
  if (project.causes.TeardownStarted) return undoIds.filter((step) => !isDone(project, step))
  const isUnderWay = project.stage === 'released' || project.stage === 'live'
  if (!isUnderWay || project.stalledAt || project.pausedAt) return []
  return stepIds.filter((step) => step !== 'payment' && !isDone(project, step))
}

/** What becomes of a further name is its own way, beside that of the project. */
const nameIn = (decided: readonly ProjectEvent[]): string | undefined => {
  for (const { type, data } of decided) {
    if (type === 'DomainAdded') return data.domain.name
    if (type === 'PrimaryRequested' || type === 'DomainDropped' || type === 'DomainResumed')
      return data.domain
  }
  return undefined
}

/** Pure: nothing is told. Throws `Refused` as the command itself would; no news has no steps. */
export const foresee: Foresee = (projectId, command, events) => {
  const decided = decide(projectId, command, projectFrom(events))
  const last = events.at(-1)
  const after = decided.map(
    (event, index) => ({ ...last, ...event, id: `foreseen-${index}` }) as Happened,
  )
  const all = [...events, ...after]
  const project = projectFrom(all)
  if (project.stage === 'unborn') return { events: all, steps: [], moves: 0, names: [] }
  const { home, moves, names } = project
  const about = nameIn(decided)
  const steps = decided.length > 0 && !about ? ahead(project) : []
  return {
    events: all,
    steps,
    moves,
    names,
    ...(home === undefined ? {} : { home }),
    ...(about ? { about } : {}),
  }
}
