import { v5 as uuidv5 } from 'uuid'
import type { RecordedEvent } from '../../../events'
import { parseStreamId } from '../../../events/streams'
import type { CommandContext } from '../../store/event-store/event-store'
import type { JobData, JobRequest } from '../../store/job-queue/job-queue'
import type { Trouble } from '../engine/classify-error'
import type { JobContext, JobDefinition } from '../engine/job-definition'
import type { JobOutcome } from '../engine/job-outcome'
import { nothingToDo } from '../engine/job-outcome'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { checkDrift } from './check-drift'
import { failFix, findFixOrder, fixDrift } from './fix-drift'

const namespace = 'a3c4f0f6-0b0a-4a6b-8a63-5f0d6c7c1d27'
const nightlyPrefix = 'drift_check-nightly-'

const createDriftJob = (
  id: string,
  cause: Pick<JobData, 'eventId' | 'stream' | 'correlationId' | 'since'>,
): JobRequest => ({
  id,
  queue: 'drift',
  data: { step: 'drift', pollCount: 0, attempt: 1, ...cause },
})

/** A check or a fix that a person ordered is carried out by a job. */
export const driftJobsForEvent = (event: RecordedEvent): JobRequest[] => {
  if (event.type !== 'DriftCheckOrdered' && event.type !== 'DriftMendingOrdered') return []
  const { id: eventId, stream, correlationId, at: since } = event
  return [createDriftJob(uuidv5(eventId, namespace), { eventId, stream, correlationId, since })]
}

/** The next three o'clock at night in Berlin. */
const nextNight = (now: Date) => {
  const berlin = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
    'Europe/Berlin',
  )
  const today = berlin.withPlainTime({ hour: 3 })
  return Temporal.ZonedDateTime.compare(today, berlin) > 0 ? today : today.add({ days: 1 })
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
  const cause = { eventId: stream, stream, correlationId: stream, since }
  const job = { ...createDriftJob(uuidv5(stream, namespace), cause), startAfter: since }
  await store.commit(context, () => ({ jobs: [job] }))
}

const alertFailedCheck = async (
  { alert, data }: JobContext,
  { code, vendorText = '' }: Trouble,
) => {
  await alert('drift-in-vain', data.stream, `${code} ${vendorText}`)
  return undefined
}

const runCheck = async (context: JobContext): Promise<JobOutcome> => {
  const { stream } = context.data
  const cause = stream.startsWith(nightlyPrefix) ? 'nightly' : 'ordered'
  await checkDrift(context, { id: parseStreamId(stream), cause })
  return undefined
}

/** Checks of drift, and fixes of single findings. */
export const driftJobs: JobDefinition = {
  queue: 'drift',
  by: 'system:drift',
  // Whatever a vendor is busy with now may be finished at another attempt.
  retries: { errorClasses: ['transient', 'waiting'], attempts: 8 },
  load: async (deps, data, activeJob) => {
    const base = {
      projectId: null,
      step: 'drift' as const,
      nextJobId: () => uuidv5(`${data.attempt}`, activeJob.id),
      deadlineMinutes: () => undefined,
    }
    if (!data.stream.startsWith('drift-'))
      return { ...base, run: runCheck, giveUp: alertFailedCheck }
    const order = await findFixOrder(deps, data)
    if (!order) return nothingToDo('the fix was carried out, or ordered again')
    return { ...base, run: (context) => fixDrift(context, order), giveUp: failFix }
  },
}
