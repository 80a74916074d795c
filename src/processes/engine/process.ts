import type { EventType, RecordedEvent, RecordedEventOf } from '../../../events'
import type { AnyStepId } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/domain'
import type { ProvisioningStalled } from '../../../events/project'
import type { ProjectCommand } from '../../domain/project/commands'
import type { ExistingProject } from '../../domain/project/state'
import type { CommandOptions } from '../../store/event-store/command-handler'
import type { BuildAppends } from '../../store/event-store/stream-append'
import type { JobRequest, QueueName } from '../../store/job-queue/job-queue'
import type { JobOutcome, WaitingFor } from './job-outcome'
import type { ProcessDependencies } from './process-dependencies'

/** One run of one step: what caused it, what it works on, and how it records its result. */
export type StepContext = ProcessDependencies & {
  cause: RecordedEvent
  events: readonly RecordedEvent[]
  project: ExistingProject
  /** When the cause happened, or when a person resumed the step; ISO-8601. */
  since: string
  pollCount: number
  /** What the run before this one waited for. */
  lastWaitingFor?: WaitingFor
  /** One command to the project; its events, their jobs and this job's end commit together. */
  handle(command: ProjectCommand, options?: CommandOptions): Promise<void>
  /** New events on other streams; they commit together with this job's end. */
  append(appends: BuildAppends): Promise<void>
}

/**
 * Asks the vendor, acts with an `ensure…` call, records the result. It may run twice from any
 * point on; the second run changes nothing.
 */
export type Step = {
  id: AnyStepId
  /** Minutes from the cause until waiting becomes a stall; absent = as `deadlines.ts` says. */
  deadlineMinutes?: number
  run: (context: StepContext) => Promise<JobOutcome>
  /** When the job is due, if not at once; undefined = no job at all. */
  dueAt?: (event: RecordedEvent) => string | undefined
  /** For which of these events there is a job; absent = for all. */
  appliesTo?: (event: RecordedEvent) => boolean
}

/** For a process whose steps work on one of several things of a project, such as its domains. */
type ItemScope = {
  /** Its job has nothing to do, now or ever. */
  isObsolete(project: ExistingProject, cause: RecordedEvent): boolean
  /** The domain whose kind decides the deadline. */
  domainOf(project: ExistingProject, cause: RecordedEvent): OrderedDomain
  /** Stalls the item alone; the project goes on. */
  stallCommand(cause: RecordedEvent, data: ProvisioningStalled['data']): ProjectCommand
}

/** A person resumes a step: it runs again from the event that `causeEventId` names. */
export type ResumingEvent = RecordedEventOf<'ProvisioningResumed' | 'DomainResumed'>

/** Which events resume steps of a process; `steps` = only these ones. */
type Resumption = { event: ResumingEvent['type']; steps?: readonly AnyStepId[] }

/** When this happened, do that. */
export type Process = {
  queue: QueueName
  /**
   * After the last attempt: 'stall' stalls the project; 'alert' alerts the operator and tries again
   * only what may pass by itself; 'retry' alerts and tries until it succeeds, because others wait
   * for the result.
   */
  onFailure: 'stall' | 'alert' | 'retry'
  /** Where its steps do not work on the project as a whole. */
  itemScope?: ItemScope
  /** It has nothing to do for such a project, now or ever. */
  isInactive?: (project: ExistingProject) => boolean
  /** Which projects follow this table after this event, before the queue's other one; absent = all. */
  appliesTo?: (project: ExistingProject, cause: RecordedEvent) => boolean
  table: Partial<Record<EventType, Step>>
  resumedBy?: Resumption
}

export type Reaction = (event: RecordedEvent) => JobRequest[]
