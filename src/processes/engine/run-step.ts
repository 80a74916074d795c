import type { RecordedEvent } from '../../../events'
import type { ProvisioningStalled } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { parseStreamId } from '../../../events/streams'
import type { ProjectCommand } from '../../domain/project/commands'
import { rebuildProject } from '../../domain/project/evolve'
import type { ExistingProject } from '../../domain/project/state'
import { isStepDone } from '../../domain/project/step-rules'
import { withCallContext, withFence } from '../../integrations/call-context'
import type { CommandContext } from '../../store/event-store/event-store'
import { isJobActive } from '../../store/job-queue/job-queries'
import type { ActiveJob, JobData, JobRequest } from '../../store/job-queue/job-queue'
import { VendorDownError, withBreakers } from './circuit-breaker-proxy'
import type { Trouble } from './classify-error'
import {
  backoffSeconds,
  breakerHoldSeconds,
  canRetry,
  classifyError,
  isDatabaseError,
} from './classify-error'
import { deadlineOf } from './deadlines'
import { jobId } from './jobs-for-event'
import { loadJobSubject } from './load-job-subject'
import type {
  PollAgain,
  Process,
  ProcessDependencies,
  Step,
  StepContext,
  WaitingFor,
} from './process'

type StepRun = {
  dependencies: ProcessDependencies
  process: Process
  step: Step
  activeJob: ActiveJob
  data: JobData
  cause: RecordedEvent
  events: readonly RecordedEvent[]
  project: ExistingProject
  context: CommandContext
}

const findStep = (process: Process, events: readonly RecordedEvent[], cause: RecordedEvent) => {
  const origin =
    cause.type === 'ProvisioningResumed' || cause.type === 'DomainResumed'
      ? events.find((event) => event.id === cause.data.causeEventId)
      : cause
  const step = origin && process.table[origin.type]
  return origin && step ? { origin, step } : undefined
}

const completeJob = (
  { dependencies, context, activeJob }: StepRun,
  jobs: readonly JobRequest[] = [],
  appends?: PollAgain['appends'],
) =>
  dependencies.store.commit(context, async () => ({
    appends: (await appends?.()) ?? [],
    jobs,
    completedJob: activeJob,
  }))

/** The next run of the same step, queued in the transaction that ends this one. */
const requeueJob = (
  run: StepRun,
  seconds: number,
  change: Partial<JobData>,
  appends?: PollAgain['appends'],
) => {
  const data = { ...run.data, ...change }
  // What was swept up begins to count anew; its runs must not meet the ids of those before.
  const swept = data.sweep ? `:sweep${data.sweep}` : ''
  const held = data.breakerHolds ? `:hold${data.breakerHolds}` : ''
  const turn = `${run.step.id}:${data.pollCount}:${data.attempt}${swept}${held}`
  const id = jobId(data.eventId, run.process, turn)
  const startAfter = new Date(run.dependencies.now().getTime() + seconds * 1000).toISOString()
  return completeJob(run, [{ id, queue: run.process.queue, data, startAfter }], appends)
}

const stallCommand = (data: ProvisioningStalled['data']): ProjectCommand => ({
  type: 'Stall',
  data,
})

const stallOrAlert = async (run: StepRun, { retryAfterSeconds: _, ...trouble }: Trouble) => {
  const { dependencies, process, data, activeJob, project, context } = run
  if (process.onFailure === 'stall') {
    const stalled = { step: data.step as Step['id'], ...trouble }
    const command = process.itemScope?.stallCommand(run.cause, stalled) ?? stallCommand(stalled)
    await dependencies.handleProjectCommand(context, project.id, command, {
      completedJob: activeJob,
    })
    if (trouble.owner === 'us') await dependencies.alert('stalled', project.id, trouble.code)
    return
  }
  await dependencies.alert(`${process.queue}-in-vain`, project.id, `${data.step}: ${trouble.code}`)
  // What may help by itself is tried on, within a deadline of its own; what cannot is the operator's.
  if (process.onFailure === 'insist' || trouble.errorClass === 'transient')
    await requeueJob(run, 300, {
      pollCount: data.pollCount + 1,
      attempt: data.attempt + 1,
      since: dependencies.now().toISOString(),
    })
  else await completeJob(run)
}

const isOverdue = (
  { step, process, project, cause, data, dependencies }: StepRun,
  shownAs: Step['id'],
) => {
  const domain = process.itemScope?.domainOf(project, cause) ?? project.domain
  const minutes = deadlineOf(shownAs, step.deadlineMinutes, { domain }, dependencies.deadlines)
  const waitedMs = dependencies.now().getTime() - Date.parse(data.since) - (data.heldMs ?? 0)
  return minutes !== undefined && waitedMs > minutes * 60_000
}

/** The deadline passed: it stands with what it waited for. */
const stallAtDeadline = (run: StepRun, step: Step['id'], { since: _, ...waitingFor }: WaitingFor) =>
  stallOrAlert(
    { ...run, data: { ...run.data, step } },
    { errorClass: 'waiting', ...(waitingFor as WaitingFor & Pick<Trouble, 'vendor'>) },
  )

/** Where no deadline runs it begins anew with each look; who waits is known by when it began to. */
const nextWaitState = (
  { data, dependencies }: StepRun,
  { waitingFor, withoutDeadline }: PollAgain,
) => {
  if (!withoutDeadline) return { since: data.since, waitingFor }
  const before = data.waitingFor?.code === waitingFor.code ? data.waitingFor.since : undefined
  const since = before ?? data.since
  return { since: dependencies.now().toISOString(), waitingFor: { ...waitingFor, since } }
}

const scheduleNextPoll = async (run: StepRun, outcome: PollAgain) => {
  const { seconds, waitingFor, shownAs, withoutDeadline, appends } = outcome
  const id = shownAs ?? run.step.id
  if (!withoutDeadline && isOverdue(run, id)) return stallAtDeadline(run, id, waitingFor)
  const next = {
    pollCount: run.data.pollCount + 1,
    attempt: 1,
    step: id,
    ...nextWaitState(run, outcome),
  }
  await requeueJob(run, seconds, next, appends)
}

/** What was held back begins to wait where it was. */
const addHoldDuration = ({ heldAt, ...data }: JobData, now: Date): JobData =>
  heldAt === undefined
    ? data
    : { ...data, heldMs: (data.heldMs ?? 0) + now.getTime() - Date.parse(heldAt) }

/** The vendor is down: nothing is tried in vain meanwhile, and the tries begin anew after it. */
const holdForBreaker = async (run: StepRun, { vendor, since, vendorText }: VendorDownError) => {
  const said = vendorText ? { vendorText } : {}
  const waitingFor: WaitingFor = { vendor, code: 'BREAKER_OPEN', owner: 'vendor', since, ...said }
  const hold = (run.data.breakerHolds ?? 0) + 1
  const heldAt = run.dependencies.now().toISOString()
  await requeueJob(run, breakerHoldSeconds(hold, Math.random()), {
    breakerHolds: hold,
    heldAt,
    attempt: 1,
    waitingFor,
  })
}

const handleFailure = async (run: StepRun, error: unknown) => {
  if (isDatabaseError(error)) throw error
  if (error instanceof VendorDownError) return holdForBreaker(run, error)
  const trouble = classifyError(error)
  const { attempt, pollCount } = run.data
  const { errorClass: _, retryAfterSeconds, ...waitingFor } = trouble
  if (trouble.errorClass === 'waiting')
    return scheduleNextPoll(run, { seconds: pollCount < 30 ? 1 : 10, waitingFor })
  if (!canRetry(trouble, attempt)) return stallOrAlert(run, trouble)
  const seconds = backoffSeconds(attempt, Math.random(), retryAfterSeconds)
  await requeueJob(run, seconds, { attempt: attempt + 1, waitingFor })
}

const createStepContext = (run: StepRun, told: () => void): StepContext => ({
  ...withBreakers(run.dependencies, run),
  cause: run.cause,
  events: run.events,
  project: run.project,
  since: run.data.since,
  pollCount: run.data.pollCount,
  ...(run.data.waitingFor ? { lastWaitingFor: run.data.waitingFor as WaitingFor } : {}),
  handle: async (command, extras) => {
    const { context, events, activeJob: completedJob, project } = run
    const streamState = { events, version: events.length }
    await run.dependencies.handleProjectCommand(context, project.id, command, {
      ...extras,
      streamState,
      completedJob,
    })
    told()
  },
  append: async (appends) => {
    await run.dependencies.store.commit(run.context, async () => ({
      appends: await appends(),
      completedJob: run.activeJob,
    }))
    told()
  },
})

/**
 * A person let the project go on from elsewhere after this job's event. The customer's welcome goes
 * on beside all else.
 */
const isSuperseded = ({ data, events }: Pick<StepRun, 'data' | 'events'>) => {
  const cause = events.find(({ id }) => id === data.eventId)
  return events.some(
    (event) =>
      event.type === 'ProvisioningResumed' &&
      cause !== undefined &&
      event.position > cause.position &&
      (data.step !== 'live' || event.data.step === 'live'),
  )
}

/** The same job came twice, or a sweep beside it; or the project has no use for its result now. */
const isObsolete = ({ process, project, step, cause, ...run }: StepRun) => {
  if (process.isInactive?.(project)) return true
  if (process.itemScope) return process.itemScope.isObsolete(project, cause)
  return process.onFailure === 'stall' && (isStepDone(project, step.id) || isSuperseded(run))
}

/** What could not be told any more because a person decided otherwise meanwhile. */
const isObsoleteRefusal = async (
  { dependencies, data, process, cause }: StepRun,
  error: unknown,
) => {
  if (!(error instanceof RefusalError) || process.onFailure !== 'stall') return false
  const { events } = await dependencies.store.read(data.stream)
  const project = rebuildProject(events)
  if (!process.itemScope) return isSuperseded({ data, events })
  return project.stage !== 'initial' && process.itemScope.isObsolete(project, cause)
}

const executeStep = async (run: StepRun) => {
  if (isObsolete(run)) {
    await completeJob(run)
    return
  }
  let ended = false
  const context = createStepContext(run, () => {
    ended = true
  })
  try {
    const outcome = await run.step.run(context)
    if (outcome) await scheduleNextPoll(run, outcome)
    else if (!ended) await completeJob(run)
  } catch (error) {
    if (await isObsoleteRefusal(run, error)) await completeJob(run)
    else await handleFailure(run, error)
  }
}

/** A worker that was frozen for longer than its lease must not act any more: another one has the job. */
const assertJobActive = async ({ sql }: ProcessDependencies, job: ActiveJob) => {
  if (await isJobActive(sql, job)) return
  const lost = new Error(`job ${job.id} is not held any more at attempt ${job.retryCount}`)
  throw Object.assign(lost, { code: 'VRS02' })
}

/** Runs one job of a process to its end, its next look, or its stall. */
export const runStep = async (
  deps: ProcessDependencies,
  process: Process,
  job: ActiveJob,
  data: JobData,
) => {
  const { cause, events, stream } = await loadJobSubject(deps, data)
  const project = rebuildProject(events)
  const found = cause && findStep(process, events, cause)
  const context: CommandContext = {
    by: `system:${process.queue}`,
    correlationId: data.correlationId,
    causationId: data.eventId,
  }
  // A name that no project holds any more: there is nobody to do anything for.
  if (cause && !stream) {
    await deps.store.commit(context, () => ({ completedJob: job }))
    return
  }
  if (!cause || !found || project.stage === 'initial')
    throw new Error(`expected event ${data.eventId} of ${data.stream} with a step, found none`)
  const instead = found.step.substitute?.(project)
  const step = instead ?? found.step
  const taken = addHoldDuration(data, deps.now())
  const doing = instead || process.itemScope ? { ...taken, step: step.id } : taken
  const run = {
    dependencies: deps,
    process,
    activeJob: job,
    data: doing,
    events,
    project,
    context,
  }
  const whom = {
    projectId: parseStreamId(stream ?? ''),
    step: doing.step,
    attempt: data.attempt,
    correlationId: data.correlationId,
  }
  const work = () => executeStep({ ...run, step, cause: found.origin })
  await withCallContext(whom, () => withFence(() => assertJobActive(deps, job), work))
}
