import type { CommandContext } from '../../store/event-store/event-store'
import type { ActiveJob, JobData, JobStep } from '../../store/job-queue/job-queue'
import type { VendorDownError } from './circuit-breaker-proxy'
import type { Trouble } from './classify-error'
import type { JobDefinition, JobTask, RetryLater } from './job-definition'
import type { PollAgain } from './job-outcome'
import type { ProcessDependencies } from './process-dependencies'
import { backoffSeconds, breakerHoldSeconds, canRetry } from './retry-policy'

/** One run of a job, before it is known what the job is about. */
export type UnloadedJob = {
  deps: ProcessDependencies
  definition: JobDefinition
  activeJob: ActiveJob
  data: JobData
  commandContext: CommandContext
}

export type LoadedJob = UnloadedJob & { task: JobTask }

export const completeJob = ({ deps, commandContext, activeJob: completedJob }: UnloadedJob) =>
  deps.store.commit(commandContext, () => ({ completedJob }))

/** The next run, queued in the transaction that ends this one. */
const requeueJob = (
  { deps, activeJob, commandContext, task, ...run }: LoadedJob,
  seconds: number,
  change: Partial<JobData>,
  buildAppends: PollAgain['appends'] = async () => [],
) => {
  const data = { ...run.data, ...change }
  const startAfter = new Date(deps.now().getTime() + seconds * 1000).toISOString()
  const next = { id: task.nextJobId(data), queue: activeJob.queue, data, startAfter }
  return deps.store.commit(commandContext, async () => ({
    appends: await buildAppends(),
    jobs: [next],
    completedJob: activeJob,
  }))
}

/** Time during which the job was held for a vendor does not count. */
export const isOverdue = ({ deps, data, task }: LoadedJob, shownAs: JobStep) => {
  const minutes = task.deadlineMinutes(shownAs)
  const waitedMs = deps.now().getTime() - Date.parse(data.since) - (data.heldMs ?? 0)
  return minutes !== undefined && waitedMs > minutes * 60_000
}

/** While no deadline runs, `since` moves on with each poll; `waitingFor` keeps when it began. */
const nextWaitState = (
  { data, deps }: LoadedJob,
  { waitingFor, withoutDeadline }: PollAgain,
): Pick<JobData, 'since' | 'waitingFor'> => {
  if (!withoutDeadline) return { since: data.since, waitingFor }
  const before = data.waitingFor?.code === waitingFor.code ? data.waitingFor.since : undefined
  const since = before ?? data.since
  return { since: deps.now().toISOString(), waitingFor: { ...waitingFor, since } }
}

export const pollLater = async (job: LoadedJob, outcome: PollAgain) => {
  const next: Partial<JobData> = {
    pollCount: job.data.pollCount + 1,
    attempt: 1,
    step: outcome.shownAs ?? job.task.step,
    ...nextWaitState(job, outcome),
  }
  await requeueJob(job, outcome.seconds, next, outcome.appends)
}

export const canRetryJob = (job: LoadedJob, trouble: Trouble) => {
  const { retries } = job.definition
  if (retries.attempts === 'untilDeadline' && isOverdue(job, job.task.step)) return false
  return canRetry(trouble, job.data.attempt, retries)
}

export const retryJob = async (
  job: LoadedJob,
  { errorClass: _, retryAfterSeconds, ...waitingFor }: Trouble,
) => {
  const { attempt } = job.data
  const seconds = backoffSeconds(attempt, Math.random(), retryAfterSeconds)
  await requeueJob(job, seconds, { attempt: attempt + 1, waitingFor })
}

/** After the last attempt: its deadline begins anew. */
export const retryAfterAlert = async (job: LoadedJob, { retryInSeconds }: RetryLater) => {
  const { pollCount, attempt } = job.data
  await requeueJob(job, retryInSeconds, {
    pollCount: pollCount + 1,
    attempt: attempt + 1,
    since: job.deps.now().toISOString(),
  })
}

/** The vendor is down: no attempt is spent meanwhile, and attempts are counted anew after it. */
export const holdForBreaker = async (job: LoadedJob, { details, since }: VendorDownError) => {
  const { vendor, code, owner, vendorText } = details
  const holds = (job.data.breakerHolds ?? 0) + 1
  await requeueJob(job, breakerHoldSeconds(holds, Math.random()), {
    breakerHolds: holds,
    heldAt: job.deps.now().toISOString(),
    attempt: 1,
    waitingFor: {
      vendor,
      code,
      owner,
      since,
      ...(vendorText ? { vendorText } : {}),
    },
  })
}

/** A job that was held goes on: the time until now does not count against its deadline. */
export const addHoldDuration = ({ heldAt, ...data }: JobData, now: Date): JobData =>
  heldAt === undefined
    ? data
    : { ...data, heldMs: (data.heldMs ?? 0) + now.getTime() - Date.parse(heldAt) }
