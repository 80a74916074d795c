import { RefusalError } from '../../../events/refusal-error'
import { withCallContext, withFence } from '../../integrations/call-context'
import { isJobActive } from '../../store/job-queue/job-queries'
import type { ActiveJob, JobData } from '../../store/job-queue/job-queue'
import { isDatabaseError } from '../../store/postgres/database-errors'
import { VendorDownError, withBreakers } from './circuit-breaker-proxy'
import type { Trouble } from './classify-error'
import { classifyError } from './classify-error'
import type { JobContext, JobDefinition } from './job-definition'
import type { PollAgain } from './job-outcome'
import { isNothingToDo } from './job-outcome'
import type { ProcessDependencies } from './process-dependencies'
import type { LoadedJob, UnloadedJob } from './reschedule-job'
import {
  addHoldDuration,
  canRetryJob,
  completeJob,
  holdForBreaker,
  isOverdue,
  pollLater,
  retryAfterAlert,
  retryJob,
} from './reschedule-job'

const logNothingToDo = ({ deps, activeJob, data }: UnloadedJob, reason: string) => {
  const { id: job, queue } = activeJob
  const { eventId, stream, step } = data
  deps.debug({ queue, job, eventId, stream, step, reason }, 'nothing to do')
}

const completeIdleJob = async (job: UnloadedJob, reason: string) => {
  logNothingToDo(job, reason)
  await completeJob(job)
}

const createJobContext = (job: LoadedJob) => {
  const progress = { isCompleted: false }
  const context: JobContext = {
    ...withBreakers(job.deps, job),
    data: job.data,
    commandContext: job.commandContext,
    complete: async (commit) => {
      const events = await commit(job.activeJob)
      progress.isCompleted = true
      if (events.length === 0) logNothingToDo(job, 'its result was recorded before')
    },
  }
  return { context, progress }
}

/** The last attempt failed, or the deadline passed. */
const giveUp = async (job: LoadedJob, trouble: Trouble) => {
  const { context, progress } = createJobContext(job)
  const later = await job.task.giveUp(context, trouble)
  if (later) await retryAfterAlert(job, later)
  else if (!progress.isCompleted) await completeJob(job)
}

const pollUntilDeadline = async (job: LoadedJob, outcome: PollAgain) => {
  const step = outcome.shownAs ?? job.task.step
  if (outcome.withoutDeadline || !isOverdue(job, step)) return pollLater(job, outcome)
  const { since: _, ...waitingFor } = outcome.waitingFor
  const overdue = { ...job, data: { ...job.data, step } }
  return giveUp(overdue, { errorClass: 'waiting', ...waitingFor })
}

const runTask = async (job: LoadedJob) => {
  const { context, progress } = createJobContext(job)
  const outcome = await job.task.run(context)
  if (outcome && isNothingToDo(outcome)) await completeIdleJob(job, outcome.nothingToDo)
  else if (outcome) await pollUntilDeadline(job, outcome)
  else if (!progress.isCompleted) await completeJob(job)
}

const handleFailure = async (job: LoadedJob, error: unknown) => {
  if (isDatabaseError(error)) throw error
  if (error instanceof VendorDownError) return holdForBreaker(job, error)
  const reason = error instanceof RefusalError && (await job.task.explainRefusal?.())
  if (reason) return completeIdleJob(job, reason)
  const trouble = classifyError(error)
  const { errorClass, retryAfterSeconds: _, ...waitingFor } = trouble
  if (errorClass === 'waiting' && !job.definition.retries.errorClasses.includes('waiting'))
    return pollUntilDeadline(job, { seconds: job.data.pollCount < 30 ? 1 : 10, waitingFor })
  return canRetryJob(job, trouble) ? retryJob(job, trouble) : giveUp(job, trouble)
}

/** A worker that was frozen for longer than its lease must not act: another one has the job. */
const assertJobActive = async ({ sql }: ProcessDependencies, job: ActiveJob) => {
  if (await isJobActive(sql, job)) return
  const { id, retryCount } = job
  const lost = new Error(
    `expected job ${id} to be active at attempt ${retryCount}, found it is not`,
  )
  throw Object.assign(lost, { code: 'VRS02' })
}

/**
 * Runs one job of any queue to its end, its next poll or its failure. Vendors are called behind
 * their breakers and only while the job is this worker's; whatever the job records commits together
 * with its end. Throws only what the database answers: the queue runs the job again then.
 */
export const runJob = async (
  deps: ProcessDependencies,
  definition: JobDefinition,
  activeJob: ActiveJob,
  jobData: JobData,
) => {
  const data = addHoldDuration(jobData, deps.now())
  const { correlationId, eventId, attempt } = data
  const commandContext = { by: definition.by, correlationId, causationId: eventId }
  const unloaded: UnloadedJob = { deps, definition, activeJob, data, commandContext }
  const task = await definition.load(deps, data, activeJob)
  if (isNothingToDo(task)) return completeIdleJob(unloaded, task.nothingToDo)
  const step = task.shownAs ?? task.step
  const job: LoadedJob = { ...unloaded, data: { ...data, step }, task }
  const callContext = { projectId: task.projectId, step, attempt, correlationId }
  await withCallContext(callContext, () =>
    withFence(
      () => assertJobActive(deps, activeJob),
      () => runTask(job).catch((error) => handleFailure(job, error)),
    ),
  )
}
