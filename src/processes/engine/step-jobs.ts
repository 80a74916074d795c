import type { RecordedEvent } from '../../../events'
import type { AnyStepId } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/domain'
import { findProjectStreamOfLicense, parseStreamId, parseStreamKind } from '../../../events/streams'
import { findDomainHolder } from '../../../projections/queries/domains'
import { rebuildProject } from '../../domain/project/evolve'
import type { ExistingProject } from '../../domain/project/state'
import { isStepDone } from '../../domain/project/step-rules'
import type { JobData } from '../../store/job-queue/job-queue'
import type { Trouble } from './classify-error'
import { deadlineOf } from './deadlines'
import { findStep } from './find-step'
import type { JobContext, JobDefinition, JobTask, RetryLater } from './job-definition'
import { isStepId } from './job-definition'
import { jobId } from './job-ids'
import type { NothingToDo } from './job-outcome'
import { nothingToDo } from './job-outcome'
import type { Process, Step, StepContext } from './process'
import type { ProcessDependencies } from './process-dependencies'
import { stepRetries } from './retry-policy'

/** One step that is to run for one project. `cause`: the event whose step it is. */
type StepJob = {
  deps: ProcessDependencies
  process: Process
  step: Step
  data: JobData
  cause: RecordedEvent
  events: readonly RecordedEvent[]
  project: ExistingProject
}

/**
 * The event behind a job, and the history of the project that it is about: its own, or that of the
 * project that holds the domain or the license. No `stream`: no project holds it now.
 */
const loadHistory = async ({ sql, store }: ProcessDependencies, data: JobData) => {
  const { events } = await store.read(data.stream)
  const cause = events.find(({ id }) => id === data.eventId)
  if (parseStreamKind(data.stream) === 'license') {
    const stream = findProjectStreamOfLicense(data.stream)
    return { cause, stream, events: (await store.read(stream)).events }
  }
  if (parseStreamKind(data.stream) !== 'domain') return { cause, events, stream: data.stream }
  const stream = await findDomainHolder(sql, parseStreamId(data.stream))
  return { cause, stream, events: stream ? (await store.read(stream)).events : [] }
}

/** A person resumed the project from another step later. The customer is welcomed whatever is resumed. */
const isSuperseded = ({ data }: StepJob, events: readonly RecordedEvent[]) => {
  const cause = events.find(({ id }) => id === data.eventId)
  return events.some(
    (event) =>
      event.type === 'ProvisioningResumed' &&
      cause !== undefined &&
      event.position > cause.position &&
      (data.step !== 'live' || event.data.step === 'live'),
  )
}

/** The job was queued twice, or the project has no use for its result now. */
const findObsoleteReason = (job: StepJob): string | undefined => {
  const { process, project, step, cause, events } = job
  if (process.isInactive?.(project)) return 'the process is not active for the project now'
  if (process.itemScope)
    return process.itemScope.isObsolete(project, cause)
      ? `what ${cause.type} was about is further, stalled or gone`
      : undefined
  if (process.onFailure !== 'stall') return undefined
  if (isStepDone(project, step.id)) return `step ${step.id} is done`
  return isSuperseded(job, events) ? 'the project was resumed from another step' : undefined
}

/** The project changed while the step ran, so that its result was refused. */
const explainRefusal = async (job: StepJob): Promise<string | undefined> => {
  const { deps, data, process, cause } = job
  if (process.onFailure !== 'stall') return undefined
  const { events } = await deps.store.read(data.stream)
  const project = rebuildProject(events)
  const isObsolete = process.itemScope
    ? project.stage !== 'initial' && process.itemScope.isObsolete(project, cause)
    : isSuperseded(job, events)
  return isObsolete ? 'the project changed while the step ran' : undefined
}

const createStepContext = (job: StepJob, context: JobContext): StepContext => {
  const { cause, events, project } = job
  const { data, commandContext, complete, ...deps } = context
  const streamState = { events, version: events.length }
  return {
    ...deps,
    cause,
    events,
    project,
    since: data.since,
    pollCount: data.pollCount,
    ...(data.waitingFor ? { lastWaitingFor: data.waitingFor } : {}),
    handle: (command, options) =>
      complete((completedJob) =>
        deps.handleProjectCommand(commandContext, project.id, command, {
          ...options,
          streamState,
          completedJob,
        }),
      ),
    append: (buildAppends) =>
      complete((completedJob) =>
        deps.store.commit(commandContext, async () => ({
          appends: await buildAppends(),
          completedJob,
        })),
      ),
  }
}

const stall = async (
  { process, cause, project, deps }: StepJob,
  { complete, commandContext }: JobContext,
  step: AnyStepId,
  { retryAfterSeconds: _, ...trouble }: Trouble,
) => {
  const data = { step, ...trouble }
  const command = process.itemScope?.stallCommand(cause, data) ?? { type: 'Stall' as const, data }
  await complete((completedJob) =>
    deps.handleProjectCommand(commandContext, project.id, command, { completedJob }),
  )
  if (trouble.owner === 'us') await deps.alert('stalled', project.id, trouble.code)
}

const retryAfterAlertSeconds = 300

const stallOrAlert = async (
  job: StepJob,
  context: JobContext,
  trouble: Trouble,
): Promise<RetryLater | undefined> => {
  const { process, project, deps } = job
  const { step } = context.data
  if (process.onFailure === 'stall') {
    await stall(job, context, isStepId(step) ? step : job.step.id, trouble)
    return undefined
  }
  await deps.alert(`${process.queue}-in-vain`, project.id, `${step}: ${trouble.code}`)
  const isRetried = process.onFailure === 'retry' || trouble.errorClass === 'transient'
  return isRetried ? { retryInSeconds: retryAfterAlertSeconds } : undefined
}

/** Jobs that were swept up or held count anew, so they need ids apart from those before. */
const nextRunOf = ({ id }: Step, { pollCount, attempt, sweep, breakerHolds }: JobData) =>
  [
    `${id}:${pollCount}:${attempt}`,
    ...(sweep ? [`sweep${sweep}`] : []),
    ...(breakerHolds ? [`hold${breakerHolds}`] : []),
  ].join(':')

const createStepTask = (job: StepJob, shownAs: JobTask['shownAs']): JobTask => {
  const { deps, process, project, step, cause, data } = job
  const domain: OrderedDomain = process.itemScope?.domainOf(project, cause) ?? project.domain
  return {
    projectId: project.id,
    step: step.id,
    ...(shownAs ? { shownAs } : {}),
    nextJobId: (next) => jobId(data.eventId, process, nextRunOf(step, next)),
    deadlineMinutes: (id) =>
      isStepId(id) ? deadlineOf(id, step.deadlineMinutes, { domain }, deps.deadlines) : undefined,
    run: (context) => step.run(createStepContext(job, context)),
    giveUp: (context, trouble) => stallOrAlert(job, context, trouble),
    explainRefusal: () => explainRefusal(job),
  }
}

const loadStep = async (
  processes: readonly Process[],
  deps: ProcessDependencies,
  data: JobData,
): Promise<JobTask | NothingToDo> => {
  const { cause, events, stream } = await loadHistory(deps, data)
  if (cause && !stream) return nothingToDo('no project holds the domain now')
  const project = rebuildProject(events)
  if (!cause || project.stage === 'initial')
    throw new Error(`expected event ${data.eventId} of ${data.stream} with a step, found none`)
  const found = findStep(processes, project, events, cause)
  if (found === 'none')
    throw new Error(`expected a step after ${cause.type} ${cause.id}, found none`)
  if (found === 'notNow') return nothingToDo('no table has a step for the project as it is now')
  const { process, step, origin, isReplaced } = found
  const job = { deps, process, step, data, cause: origin, events, project }
  const reason = findObsoleteReason(job)
  if (reason) return nothingToDo(reason)
  return createStepTask(job, isReplaced || process.itemScope ? step.id : data.step)
}

/** The jobs of the processes of one queue: each event of their tables is followed by a step. */
export const defineStepJobs = (...processes: readonly [Process, ...Process[]]): JobDefinition => {
  const [{ queue }] = processes
  return {
    queue,
    by: `system:${queue}`,
    retries: stepRetries,
    load: (deps, data) => loadStep(processes, deps, data),
  }
}
