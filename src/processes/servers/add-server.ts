import type { RecordedEvent } from '../../../events'
import type { ServerRequested } from '../../../events/operations/server'
import { parseStreamId } from '../../../events/streams'
import type { ServerCommand } from '../../domain/server/decide-server'
import { rebuildServer } from '../../domain/server/decide-server'
import type { Trouble } from '../engine/classify-error'
import type { JobContext, JobDefinition, JobTask } from '../engine/job-definition'
import type { JobOutcome } from '../engine/job-outcome'
import { nothingToDo, pollIn } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import { createServerCommandHandler } from './server-command-handlers'
import { serverJobId } from './server-jobs'

const deadlineMinutes = 10
const pollSeconds = 3
/** Before that, a log may still be the one of the validation before. */
const pollsUntilLogTrusted = 3
const validating = 'VALIDATING'

const completeWith = (
  { complete, commandContext, data, store }: JobContext,
  command: ServerCommand,
) =>
  complete((completedJob) =>
    createServerCommandHandler(store)(commandContext, parseStreamId(data.stream), command, {
      completedJob,
    }),
  )

const failValidation = async (context: JobContext, code: string, log?: string) => {
  const data = { code, ...(log ? { log } : {}) }
  await completeWith(context, { type: 'FailValidation', data })
  await context.alert('server-not-added', parseStreamId(context.data.stream), code)
}

/** Adopts or creates it at Coolify, has it validated once, and polls until it can be used. */
const ensureServerUsable = async (
  context: JobContext,
  { name, ip, capacity, privateKey }: ServerRequested['data'],
): Promise<JobOutcome> => {
  const { coolify, data } = context
  const uuid = await coolify.ensureServer({ name, ip, privateKey })
  if (data.pollCount === 0) await coolify.validateServer(uuid)
  const server = await coolify.getServer(uuid)
  if (server?.reachable && server.usable && data.pollCount > 0) {
    const { ipv4, ipv6 } = server
    const added = { name, ipv4, ...(ipv6 ? { ipv6 } : {}), coolifyUuid: uuid, capacity }
    await completeWith(context, { type: 'AddServer', data: added })
    return undefined
  }
  const log = server?.validationLogs
  if (log && data.pollCount >= pollsUntilLogTrusted) {
    await failValidation(context, 'VALIDATION_FAILED', log)
    return undefined
  }
  const vendorText = log ? { vendorText: log } : {}
  return pollIn(pollSeconds, {
    vendor: 'coolify',
    code: validating,
    owner: 'vendor',
    ...vendorText,
  })
}

const giveUp = async (context: JobContext, { code, vendorText }: Trouble) => {
  await failValidation(context, code === validating ? 'DEADLINE' : code, vendorText)
  return undefined
}

const isLatestRequest = (events: readonly RecordedEvent[], eventId: string) =>
  events.findLast(({ type }) => type === 'ServerRequested' || type === 'ServerValidationRepeated')
    ?.id === eventId

/** A requested server is worked on until it is added, refused by Coolify, or not there in time. */
export const serverJobs: JobDefinition = {
  queue: 'servers',
  by: 'system:servers',
  retries: { errorClasses: ['transient', 'waiting'], attempts: 'untilDeadline' },
  load: async ({ store }, data) => {
    const { events } = await store.read(data.stream)
    if (rebuildServer(events).stage !== 'requested')
      return nothingToDo('the server is not requested any more')
    if (!isLatestRequest(events, data.eventId))
      return nothingToDo('the validation was repeated after this request')
    const request = latestEvent(events, 'ServerRequested').data
    const task: JobTask = {
      projectId: null,
      step: 'server',
      nextJobId: serverJobId,
      deadlineMinutes: () => deadlineMinutes,
      run: (context) => ensureServerUsable(context, request),
      giveUp,
    }
    return task
  },
}
