import type { RecordedEvent } from '../../../events'
import type { ServerRequested } from '../../../events/server'
import { parseStreamId } from '../../../events/streams'
import type { ServerCommand } from '../../domain/server/decide-server'
import { rebuildServer } from '../../domain/server/decide-server'
import { withCallContext } from '../../integrations/call-context'
import type { CommandContext } from '../../store/event-store/event-store'
import type { ActiveJob, JobData } from '../../store/job-queue/job-queue'
import { backoffSeconds, classifyError, isDatabaseError } from '../engine/classify-error'
import { latestEvent } from '../engine/latest-event'
import type { ProcessDependencies } from '../engine/process'
import { createServerCommandHandler } from './server-command-handlers'
import { createServerJob } from './server-jobs'

type AddServerDependencies = Pick<ProcessDependencies, 'store' | 'coolify' | 'now' | 'alert'>

type AddServerRun = {
  dependencies: AddServerDependencies
  activeJob: ActiveJob
  data: JobData
  request: ServerRequested['data']
  context: CommandContext
}

const deadlineMs = 10 * 60_000
const pollSeconds = 3
/** Before that, a log may still be the one of the validation before. */
const pollsUntilLogTrusted = 3

const commandContextOf = ({ correlationId, eventId }: JobData): CommandContext => ({
  by: 'system:servers',
  correlationId,
  causationId: eventId,
})

const handleServerCommand = (
  { dependencies, context, data, activeJob }: AddServerRun,
  command: ServerCommand,
) =>
  createServerCommandHandler(dependencies.store)(context, parseStreamId(data.stream), command, {
    completedJob: activeJob,
  })

/** The next look, queued in the transaction that ends this one. */
const requeueJob = (
  { dependencies, context, activeJob, data }: AddServerRun,
  seconds: number,
  change: Partial<JobData>,
) => {
  const startAfter = new Date(dependencies.now().getTime() + seconds * 1000).toISOString()
  const jobs = [createServerJob({ ...data, ...change }, startAfter)]
  return dependencies.store.commit(context, () => ({ jobs, completedJob: activeJob }))
}

const failValidation = async (run: AddServerRun, code: string, log?: string) => {
  await handleServerCommand(run, {
    type: 'FailValidation',
    data: { code, ...(log ? { log } : {}) },
  })
  await run.dependencies.alert('server-not-added', parseStreamId(run.data.stream), code)
}

const isOverdue = ({ dependencies, data }: AddServerRun) =>
  dependencies.now().getTime() - Date.parse(data.since) > deadlineMs

/** Adopts or creates it at Coolify, lets it be validated once, and looks until it can be used. */
const ensureServerUsable = async (run: AddServerRun) => {
  const { dependencies, data, request } = run
  const { name, ip, capacity, privateKey } = request
  const uuid = await dependencies.coolify.ensureServer({ name, ip, privateKey })
  if (data.pollCount === 0) await dependencies.coolify.validateServer(uuid)
  const seen = await dependencies.coolify.getServer(uuid)
  if (seen?.reachable && seen.usable && data.pollCount > 0) {
    const { ipv4, ipv6 } = seen
    const added = { name, ipv4, ...(ipv6 ? { ipv6 } : {}), coolifyUuid: uuid, capacity }
    await handleServerCommand(run, { type: 'AddServer', data: added })
    return
  }
  const log = seen?.validationLogs
  if (log && data.pollCount >= pollsUntilLogTrusted)
    await failValidation(run, 'VALIDATION_FAILED', log)
  else if (isOverdue(run)) await failValidation(run, 'DEADLINE', log)
  else await requeueJob(run, pollSeconds, { pollCount: data.pollCount + 1, attempt: 1 })
}

const handleFailure = async (run: AddServerRun, error: unknown) => {
  if (isDatabaseError(error)) throw error
  const { errorClass, code, vendorText, retryAfterSeconds } = classifyError(error)
  const { attempt } = run.data
  const mayPass = errorClass === 'transient' || errorClass === 'waiting'
  if (mayPass && !isOverdue(run))
    await requeueJob(run, retryAfterSeconds ?? backoffSeconds(attempt, Math.random()), {
      attempt: attempt + 1,
    })
  else await failValidation(run, code, vendorText)
}

const isLatestRequest = (events: readonly RecordedEvent[], eventId: string) =>
  events.findLast(({ type }) => type === 'ServerRequested' || type === 'ServerValidationRepeated')
    ?.id === eventId

/** One run for a server that was asked for: until it is there, refused by Coolify, or given up. */
export const addServer = async (tools: AddServerDependencies, job: ActiveJob, data: JobData) => {
  const { events } = await tools.store.read(data.stream)
  const context = commandContextOf(data)
  if (rebuildServer(events).stage !== 'requested' || !isLatestRequest(events, data.eventId)) {
    await tools.store.commit(context, () => ({ completedJob: job }))
    return
  }
  const run: AddServerRun = {
    dependencies: tools,
    activeJob: job,
    data,
    context,
    request: latestEvent(events, 'ServerRequested').data,
  }
  const { attempt, correlationId } = data
  const whom = { projectId: null, step: 'server', attempt, correlationId }
  await withCallContext(whom, () =>
    ensureServerUsable(run).catch((error) => handleFailure(run, error)),
  )
}
