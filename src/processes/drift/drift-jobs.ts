import { v5 as uuidv5 } from 'uuid'
import type { RecordedEvent } from '../../../events'
import { parseStreamId } from '../../../events/streams'
import { withCallContext } from '../../integrations/call-context'
import type { CommandContext } from '../../store/event-store/event-store'
import type { ActiveJob, JobData, JobRequest } from '../../store/job-queue/job-queue'
import { backoffSeconds, classifyError, isDatabaseError } from '../engine/classify-error'
import type { ProcessDependencies } from '../engine/process'
import { checkDrift } from './check-drift'
import { fixDrift } from './fix-drift'
import { isRetryable } from './is-retryable'

const namespace = 'a3c4f0f6-0b0a-4a6b-8a63-5f0d6c7c1d27'
const nightlyPrefix = 'drift_check-nightly-'

const createDriftJob = (
  id: string,
  event: Pick<JobData, 'eventId' | 'stream' | 'correlationId' | 'since'>,
) => ({
  id,
  queue: 'drift' as const,
  data: { step: 'drift' as const, pollCount: 0, attempt: 1, ...event },
})

/** What a person ordered about the drift check is done by a job of its own. */
export const driftJobsForEvent = (event: RecordedEvent): JobRequest[] => {
  if (event.type !== 'DriftCheckOrdered' && event.type !== 'DriftMendingOrdered') return []
  const { id: eventId, stream, correlationId, at: since } = event
  return [createDriftJob(uuidv5(eventId, namespace), { eventId, stream, correlationId, since })]
}

/** The next three o'clock at night in Berlin. */
const nextNight = (now: Date) => {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
    'Europe/Berlin',
  )
  const today = here.withPlainTime({ hour: 3 })
  return Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 })
}

/** One run a night, however many workers plan it: all give its job the same id. */
export const planNightlyCheck = async ({
  store,
  now,
}: Pick<ProcessDependencies, 'store' | 'now'>) => {
  const night = nextNight(now())
  const stream = `${nightlyPrefix}${night.toPlainDate()}`
  const since = night.toInstant().toString()
  const context: CommandContext = { by: 'system:drift', correlationId: stream, causationId: stream }
  const told = { eventId: stream, stream, correlationId: stream, since }
  const job = { ...createDriftJob(uuidv5(stream, namespace), told), startAfter: since }
  await store.commit(context, () => ({ jobs: [job] }))
}

const executeDriftJob = (deps: ProcessDependencies, data: JobData): Promise<unknown> => {
  const { stream } = data
  if (stream.startsWith('drift-')) return fixDrift(deps, data)
  const cause = stream.startsWith(nightlyPrefix) ? 'nightly' : 'ordered'
  return checkDrift(deps, { id: parseStreamId(stream), cause })
}

const commandContextOf = ({ correlationId, eventId }: JobData): CommandContext => ({
  by: 'system:drift',
  correlationId,
  causationId: eventId,
})

/** The next try, queued in the transaction that ends this one. */
const requeueJob = async (
  deps: ProcessDependencies,
  held: ActiveJob,
  data: JobData,
  error: unknown,
) => {
  const seconds =
    classifyError(error).retryAfterSeconds ?? backoffSeconds(data.attempt, Math.random())
  const startAfter = new Date(deps.now().getTime() + seconds * 1000).toISOString()
  const next = { ...data, attempt: data.attempt + 1 }
  const job = { id: uuidv5(`${data.attempt}`, held.id), queue: held.queue, data: next, startAfter }
  await deps.store.commit(commandContextOf(data), () => ({ jobs: [job], completedJob: held }))
}

/** Carries one job of the drift check; one in vain is tried again where that may help, else told. */
export const runDriftJob = async (deps: ProcessDependencies, job: ActiveJob, data: JobData) => {
  const { store, alert } = deps
  const { correlationId, attempt } = data
  try {
    const whom = { projectId: null, step: 'drift', attempt, correlationId }
    await withCallContext(whom, () => executeDriftJob(deps, data))
  } catch (error) {
    if (isDatabaseError(error)) throw error
    if (isRetryable(error, attempt)) return requeueJob(deps, job, data, error)
    const { code, vendorText = '' } = classifyError(error)
    await alert('drift-in-vain', data.stream, `${code} ${vendorText}`)
  }
  await store.commit(commandContextOf(data), () => ({ completedJob: job }))
}
