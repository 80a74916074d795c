import type { EventType, RecordedEvent } from '../../../events'
import type { ExistingProject } from '../../domain/project/state'
import type { Process, ResumingEvent, Step } from './process'

/** The event is a person's wish that this process runs one of its steps again. */
export const isResuming = ({ resumedBy }: Process, event: RecordedEvent): event is ResumingEvent =>
  event.type === resumedBy?.event &&
  (!resumedBy.steps ||
    (event.type === 'ProvisioningResumed' && resumedBy.steps.includes(event.data.step)))

/** All events that are followed by a step of these processes. */
export const listHandledEvents = (processes: readonly Process[]): EventType[] => [
  ...new Set(
    processes.flatMap(({ table, resumedBy }) => [
      ...(Object.keys(table) as EventType[]),
      ...(resumedBy ? [resumedBy.event] : []),
    ]),
  ),
]

/** The event that a step follows: the cause itself, or the one that a resuming event names. */
const findOrigin = (
  processes: readonly Process[],
  events: readonly RecordedEvent[],
  cause: RecordedEvent,
) => {
  const resuming = processes.some((process) => isResuming(process, cause)) && cause.data
  if (!resuming || !('causeEventId' in resuming)) return cause
  return events.find(({ id }) => id === resuming.causeEventId)
}

/** `isReplaced`: the table for all projects has another step in its place. */
export type FoundStep = { process: Process; step: Step; origin: RecordedEvent; isReplaced: boolean }

/**
 * The step to run for an event, as the project is now: by a table that applies to it, else by the
 * table for all projects. 'none': no table has a step for the event. 'notNow': none that applies.
 */
export const findStep = (
  processes: readonly Process[],
  project: ExistingProject,
  events: readonly RecordedEvent[],
  cause: RecordedEvent,
): FoundStep | 'none' | 'notNow' => {
  const origin = findOrigin(processes, events, cause)
  if (!origin) return 'none'
  const rows = processes.flatMap((process) => {
    const step = process.table[origin.type]
    return step ? [{ process, step, origin }] : []
  })
  const general = rows.find(({ process }) => !process.appliesTo)
  const row = rows.find(({ process }) => process.appliesTo?.(project, origin)) ?? general
  if (!row) return rows.length > 0 ? 'notNow' : 'none'
  return { ...row, isReplaced: general !== undefined && general.step !== row.step }
}
