import type { Happened } from '../../../events'
import type { ServerRequested } from '../../../events/server'
import { idIn } from '../../../events/streams'
import type { ServerCommand } from '../../domain/server/decide-server'
import { serverFrom } from '../../domain/server/decide-server'
import { callingFor } from '../../integrations/call-context'
import type { Context } from '../../store/event-store/event-store'
import type { HeldJob, JobData } from '../../store/job-queue/job-queue'
import { backOff, isDatabaseTrouble, troubleOf } from '../engine/classify-error'
import { past } from '../engine/latest-event'
import type { Tools } from '../engine/process'
import { tellServer } from './server-command-handlers'
import { serverJob } from './server-jobs'

type Adding = Pick<Tools, 'store' | 'coolify' | 'now' | 'alert'>

type Run = {
  tools: Adding
  held: HeldJob
  data: JobData
  asked: ServerRequested['data']
  context: Context
}

const deadlineMs = 10 * 60_000
const lookSeconds = 3
/** Before that, a log may still be the one of the validation before. */
const looksUntilBelieved = 3

const contextOf = ({ correlationId, eventId }: JobData): Context => ({
  by: 'system:servers',
  correlationId,
  causationId: eventId,
})

const tell = ({ tools, context, data, held }: Run, command: ServerCommand) =>
  tellServer(tools.store)(context, idIn(data.stream), command, { completes: held })

/** The next look, queued in the transaction that ends this one. */
const again = ({ tools, context, held, data }: Run, seconds: number, change: Partial<JobData>) => {
  const startAfter = new Date(tools.now().getTime() + seconds * 1000).toISOString()
  const jobs = [serverJob({ ...data, ...change }, startAfter)]
  return tools.store.act(context, () => ({ jobs, completes: held }))
}

const fail = async (run: Run, code: string, log?: string) => {
  await tell(run, { type: 'FailValidation', data: { code, ...(log ? { log } : {}) } })
  await run.tools.alert('server-not-added', idIn(run.data.stream), code)
}

const isOverdue = ({ tools, data }: Run) =>
  tools.now().getTime() - Date.parse(data.since) > deadlineMs

/** Adopts or creates it at Coolify, lets it be validated once, and looks until it can be used. */
const bring = async (run: Run) => {
  const { tools, data, asked } = run
  const { name, ip, capacity, privateKey } = asked
  const uuid = await tools.coolify.ensureServer({ name, ip, privateKey })
  if (data.look === 0) await tools.coolify.validateServer(uuid)
  const seen = await tools.coolify.server(uuid)
  if (seen?.reachable && seen.usable && data.look > 0) {
    const { ipv4, ipv6 } = seen
    const added = { name, ipv4, ...(ipv6 ? { ipv6 } : {}), coolifyUuid: uuid, capacity }
    await tell(run, { type: 'AddServer', data: added })
    return
  }
  const log = seen?.validationLogs
  if (log && data.look >= looksUntilBelieved) await fail(run, 'VALIDATION_FAILED', log)
  else if (isOverdue(run)) await fail(run, 'DEADLINE', log)
  else await again(run, lookSeconds, { look: data.look + 1, attempt: 1 })
}

const inVain = async (run: Run, error: unknown) => {
  if (isDatabaseTrouble(error)) throw error
  const { errorClass, code, vendorText, retryAfterSeconds } = troubleOf(error)
  const { attempt } = run.data
  const mayPass = errorClass === 'transient' || errorClass === 'waiting'
  if (mayPass && !isOverdue(run))
    await again(run, retryAfterSeconds ?? backOff(attempt, Math.random()), { attempt: attempt + 1 })
  else await fail(run, code, vendorText)
}

const isLatest = (events: readonly Happened[], eventId: string) =>
  events.findLast(({ type }) => type === 'ServerRequested' || type === 'ServerValidationRepeated')
    ?.id === eventId

/** One run for a server that was asked for: until it is there, refused by Coolify, or given up. */
export const addServer = async (tools: Adding, held: HeldJob, data: JobData) => {
  const { events } = await tools.store.read(data.stream)
  const context = contextOf(data)
  if (serverFrom(events).stage !== 'requested' || !isLatest(events, data.eventId)) {
    await tools.store.act(context, () => ({ completes: held }))
    return
  }
  const run: Run = { tools, held, data, context, asked: past(events, 'ServerRequested').data }
  const { attempt, correlationId } = data
  const whom = { projectId: null, step: 'server', attempt, correlationId }
  await callingFor(whom, () => bring(run).catch((error) => inVain(run, error)))
}
