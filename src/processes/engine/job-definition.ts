import type { RecordedEvent } from '../../../events'
import type { AnyStepId } from '../../../events/codes'
import type { CommandContext } from '../../store/event-store/event-store'
import type { ActiveJob, JobData, JobStep, QueueName } from '../../store/job-queue/job-queue'
import type { Trouble } from './classify-error'
import type { JobOutcome, NothingToDo } from './job-outcome'
import type { ProcessDependencies } from './process-dependencies'
import type { RetryPolicy } from './retry-policy'

/** What a job works with: vendors behind their breakers, and the one way to end it with a result. */
export type JobContext = ProcessDependencies & {
  data: JobData
  commandContext: CommandContext
  /** Commits a result together with the job's end, which `commit` gets as `completedJob`. */
  complete(commit: (completedJob: ActiveJob) => Promise<readonly RecordedEvent[]>): Promise<void>
}

/** The job is tried again after so many seconds, and its deadline begins anew. */
export type RetryLater = { retryInSeconds: number }

/** One job whose subject is loaded. */
export type JobTask = {
  projectId: string | null
  step: JobStep
  /** The step that people see, in the log of vendor calls too; absent = `step`. */
  shownAs?: JobStep
  /** The id of the job that carries on with this data: whoever queues it again queues nothing. */
  nextJobId(next: JobData): string
  /** Minutes from the cause until waiting is a failure; undefined = it waits for ever. */
  deadlineMinutes(shownAs: JobStep): number | undefined
  run(context: JobContext): Promise<JobOutcome>
  /** After the last attempt. Without an answer the job ends. */
  giveUp(context: JobContext, trouble: Trouble): Promise<RetryLater | undefined>
  /** Why a refused result is not wanted any more; undefined = the refusal is a failure. */
  explainRefusal?(): Promise<string | undefined>
}

/** The jobs of one queue. All that is common to them is the business of `runJob`. */
export type JobDefinition = {
  queue: QueueName
  /** Who acts, as the history says. */
  by: CommandContext['by']
  retries: RetryPolicy
  load(
    deps: ProcessDependencies,
    data: JobData,
    activeJob: ActiveJob,
  ): Promise<JobTask | NothingToDo>
}

export type JobDefinitions = Readonly<Record<QueueName, JobDefinition>>

export const isStepId = (step: JobStep): step is AnyStepId => step !== 'drift' && step !== 'account'
