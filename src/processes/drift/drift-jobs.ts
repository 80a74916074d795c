import { v5 as uuidv5 } from 'uuid'
import type { Happened } from '../../../events'
import { idIn } from '../../../events/streams'
import { callingFor } from '../../integrations/call-context'
import type { Context } from '../../store/event-store/event-store'
import type { HeldJob, JobData, JobRequest } from '../../store/job-queue/job-queue'
import { backOff, isDatabaseTrouble, troubleOf } from '../engine/classify-error'
import type { Tools } from '../engine/process'
import { checkDrift } from './check-drift'
import { mendDrift } from './fix-drift'
import { mayPass } from './is-retryable'

const namespace = 'a3c4f0f6-0b0a-4a6b-8a63-5f0d6c7c1d27'
const nightly = 'drift_check-nightly-'

const jobOf = (
  id: string,
  event: Pick<JobData, 'eventId' | 'stream' | 'correlationId' | 'since'>,
) => ({
  id,
  queue: 'drift' as const,
  data: { step: 'drift', look: 0, attempt: 1, ...event },
})

/** What a person ordered about the drift check is done by a job of its own. */
export const driftJobs = (event: Happened): JobRequest[] => {
  if (event.type !== 'DriftCheckOrdered' && event.type !== 'DriftMendingOrdered') return []
  const { id: eventId, stream, correlationId, at: since } = event
  return [jobOf(uuidv5(eventId, namespace), { eventId, stream, correlationId, since })]
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
export const planNight = async ({ store, now }: Pick<Tools, 'store' | 'now'>) => {
  const night = nextNight(now())
  const stream = `${nightly}${night.toPlainDate()}`
  const since = night.toInstant().toString()
  const context: Context = { by: 'system:drift', correlationId: stream, causationId: stream }
  const told = { eventId: stream, stream, correlationId: stream, since }
  const job = { ...jobOf(uuidv5(stream, namespace), told), startAfter: since }
  await store.act(context, () => ({ jobs: [job] }))
}

const work = (tools: Tools, data: JobData): Promise<unknown> => {
  const { stream } = data
  if (stream.startsWith('drift-')) return mendDrift(tools, data)
  const cause = stream.startsWith(nightly) ? 'nightly' : 'ordered'
  return checkDrift(tools, { id: idIn(stream), cause })
}

const contextOf = ({ correlationId, eventId }: JobData): Context => ({
  by: 'system:drift',
  correlationId,
  causationId: eventId,
})

/** The next try, queued in the transaction that ends this one. */
const again = async (tools: Tools, held: HeldJob, data: JobData, error: unknown) => {
  const seconds = troubleOf(error).retryAfterSeconds ?? backOff(data.attempt, Math.random())
  const startAfter = new Date(tools.now().getTime() + seconds * 1000).toISOString()
  const next = { ...data, attempt: data.attempt + 1 }
  const job = { id: uuidv5(`${data.attempt}`, held.id), queue: held.queue, data: next, startAfter }
  await tools.store.act(contextOf(data), () => ({ jobs: [job], completes: held }))
}

/** Carries one job of the drift check; one in vain is tried again where that may help, else told. */
export const runDriftJob = async (tools: Tools, held: HeldJob, data: JobData) => {
  const { store, alert } = tools
  const { correlationId, attempt } = data
  try {
    const whom = { projectId: null, step: 'drift', attempt, correlationId }
    await callingFor(whom, () => work(tools, data))
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error
    if (mayPass(error, attempt)) return again(tools, held, data, error)
    const { code, vendorText = '' } = troubleOf(error)
    await alert('drift-in-vain', data.stream, `${code} ${vendorText}`)
  }
  await store.act(contextOf(data), () => ({ completes: held }))
}
