import { v5 as uuidv5 } from 'uuid'
import type { RecordedEvent } from '../../../events'
import type { AnyStepId } from '../../../events/codes'
import type { JobRequest, QueueName } from '../../store/job-queue/job-queue'
import { isResuming } from './find-step'
import type { Process } from './process'

/** A job that runs a step. */
export type StepJobRequest = JobRequest & { data: { step: AnyStepId } }

/** One id per event, queue and run: whoever queues it again queues nothing. */
export const jobId = (eventId: string, { queue }: { queue: QueueName }, run: string) =>
  uuidv5(`${queue}:${run}`, eventId)

const createFirstJob = (
  process: Process,
  event: RecordedEvent,
  step: AnyStepId,
  startAfter?: string,
): StepJobRequest => ({
  id: jobId(event.id, process, 'first'),
  queue: process.queue,
  data: {
    step,
    eventId: event.id,
    stream: event.stream,
    correlationId: event.correlationId,
    since: event.at,
    pollCount: 0,
    attempt: 1,
  },
  ...(startAfter ? { startAfter } : {}),
})

/** The first job of a process for an event; undefined where none follows. */
const firstJobOf = (process: Process, event: RecordedEvent): StepJobRequest | undefined => {
  if (isResuming(process, event)) {
    // Which step of a domain is resumed is known when its job runs.
    const step = event.type === 'ProvisioningResumed' ? event.data.step : 'domain'
    return createFirstJob(process, event, step)
  }
  const step = process.table[event.type]
  if (!step || step.appliesTo?.(event) === false) return undefined
  if (!step.dueAt) return createFirstJob(process, event, step.id)
  const startAfter = step.dueAt(event)
  return startAfter ? createFirstJob(process, event, step.id, startAfter) : undefined
}

/**
 * The first job of one queue for an event. Which of its processes the project follows is decided
 * when the job runs; until then the job is shown under the step of the process for all projects.
 */
export const firstJob = (
  processes: readonly Process[],
  event: RecordedEvent,
): StepJobRequest | undefined => {
  const general = processes.filter(({ appliesTo }) => !appliesTo)
  const special = processes.filter(({ appliesTo }) => appliesTo)
  return [...general, ...special].map((process) => firstJobOf(process, event)).find(Boolean)
}
