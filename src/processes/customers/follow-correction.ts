import type { RecordedEvent, RecordedEventOf } from '../../../events'
import { parseStreamId, projectStream } from '../../../events/streams'
import { listCustomerProjects } from '../../../projections/queries/customers'
import { listContactFollowUps } from '../../domain/contact/contact-follow-ups'
import { decideProject } from '../../domain/project/decide'
import { rebuildProject } from '../../domain/project/evolve'
import type { StreamAppend } from '../../store/event-store/stream-append'
import type { JobData } from '../../store/job-queue/job-queue'
import type { Trouble } from '../engine/classify-error'
import { defineEventJob } from '../engine/event-job'
import type { JobContext, JobTask, RetryLater } from '../engine/job-definition'
import type { JobOutcome, NothingToDo } from '../engine/job-outcome'
import { nothingToDo } from '../engine/job-outcome'
import type { ProcessDependencies } from '../engine/process-dependencies'

const queue = 'orders'
const maxProjects = 100
const retryAfterAlertSeconds = 300

const correctionJob = defineEventJob({
  type: 'CustomerDetailsCorrected',
  queue,
  idPrefix: `${queue}:correction`,
})

/** A customer's projects follow from each correction of the details. */
export const correctionJobsForEvent = correctionJob.jobsForEvent

type Correction = RecordedEventOf<'CustomerDetailsCorrected'>

const isContactEvent = (
  event: RecordedEvent,
): event is RecordedEventOf<'CustomerRegistered' | 'CustomerDetailsCorrected'> =>
  event.type === 'CustomerRegistered' || event.type === 'CustomerDetailsCorrected'

/** Only the address, compared with the one before; undefined once the customer was erased. */
const findEmailChange = async (
  { store, vault }: ProcessDependencies,
  correction: Correction,
): Promise<{ isEmailChanged: boolean } | undefined> => {
  const { stream } = correction
  const [{ events }, key] = await Promise.all([
    store.read(stream),
    vault.findPersonKey(parseStreamId(stream)),
  ])
  if (!key) return undefined
  const emailOf = ({
    type,
    data,
  }: RecordedEventOf<'CustomerRegistered' | 'CustomerDetailsCorrected'>) =>
    vault.openFields(key, { stream, type }, data.sealed).email
  const before = events
    .filter(isContactEvent)
    .findLast(({ position }) => position < correction.position)
  return { isEmailChanged: !before || emailOf(before) !== emailOf(correction) }
}

const followInProject = async (
  { store }: ProcessDependencies,
  id: string,
  correction: Correction,
  change: { isEmailChanged: boolean },
): Promise<StreamAppend[]> => {
  const stream = projectStream(id)
  const { events, version } = await store.read(stream)
  const project = rebuildProject(events)
  const hasFollowed = events.some(({ causationId }) => causationId === correction.id)
  if (hasFollowed || project.stage === 'initial') return []
  const decided = listContactFollowUps(project, change).flatMap((command) =>
    decideProject(id, command, project),
  )
  return decided.length > 0 ? [{ stream, expectedVersion: version, events: decided }] : []
}

/** All projects in one append, with the end of the job. */
const followCorrection = async (
  context: JobContext,
  correction: Correction,
): Promise<JobOutcome> => {
  const change = await findEmailChange(context, correction)
  if (!change) return nothingToDo('the customer was erased')
  const personId = parseStreamId(correction.stream)
  const projects = await listCustomerProjects(context.sql, personId, maxProjects)
  await context.complete((completedJob) =>
    context.store.commit(context.commandContext, async () => {
      const appends = projects.map(({ id }) => followInProject(context, id, correction, change))
      return { appends: (await Promise.all(appends)).flat(), completedJob }
    }),
  )
  return undefined
}

const alertAndRetry = async (
  { alert, data }: JobContext,
  { code }: Trouble,
): Promise<RetryLater> => {
  await alert(`${queue}-in-vain`, data.stream, `correction: ${code}`)
  return { retryInSeconds: retryAfterAlertSeconds }
}

export const loadCorrection = async (
  { store }: ProcessDependencies,
  data: JobData,
): Promise<JobTask | NothingToDo> => {
  const { events } = await store.read(data.stream)
  const correction = correctionJob.findCause(events, data)
  return {
    projectId: null,
    step: 'account',
    nextJobId: correctionJob.jobId,
    deadlineMinutes: () => undefined,
    run: (context) => followCorrection(context, correction),
    giveUp: alertAndRetry,
  }
}
