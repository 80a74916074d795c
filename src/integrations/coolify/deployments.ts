import type { VendorError } from '../vendor-error'
import { fallbackOn404, hasErrorCode, unexpectedResponseError } from './errors'
import type { CoolifyHttpClient } from './http-client'
import { redactText } from './redact-text'
import * as words from './schemas'
import type {
  CoolifyDeployment,
  CoolifyDeploymentDetails,
  CoolifyDeploymentStatus,
  DeployResult,
} from './types'
import { readVariableValues } from './variable-values'

const statusByCode: Record<string, CoolifyDeploymentStatus> = {
  queued: 'queued',
  in_progress: 'in_progress',
  finished: 'finished',
  failed: 'failed',
  'cancelled-by-user': 'cancelled',
}

const parseDeploymentStatus = ({ deployment_uuid, status }: words.DeploymentResponse) => {
  const known = statusByCode[status]
  if (known) return known
  throw unexpectedResponseError(`GET /deployments/${deployment_uuid}`, `the status ${status}`)
}

const parseLogLines = (logs: string) => {
  try {
    const entries = JSON.parse(logs) as { output?: unknown; hidden?: unknown }[]
    return entries.filter(({ hidden }) => hidden !== true).map(({ output }) => String(output))
  } catch {
    return [logs]
  }
}

export const listDeployments = async (
  http: CoolifyHttpClient,
  application: string,
): Promise<CoolifyDeployment[]> => {
  const path = `/deployments/applications/${application}?skip=0&take=20`
  const { deployments } = await http.get(path, words.deploymentsSchema)
  return Object.values(deployments)
    .map((one) => ({
      uuid: one.deployment_uuid,
      status: parseDeploymentStatus(one),
      createdAt: one.created_at,
    }))
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
}

/** Which application it is: its page's address says so, else the number in the list. */
const findApplicationUuid = async (http: CoolifyHttpClient, told: words.DeploymentResponse) => {
  const [, uuid] = /\/application\/([^/]+)\/deployment\//.exec(told.deployment_url ?? '') ?? []
  if (uuid) return uuid
  const all = await http.get('/applications', words.namedResourceSchema.array())
  return all.find(({ id }) => String(id) === String(told.application_id))?.uuid
}

/** Only the log of a failure is read by people: for that the variables are asked for, too. */
const redactLog = async (http: CoolifyHttpClient, told: words.DeploymentResponse, logs: string) => {
  const text = parseLogLines(logs).join('\n')
  if (parseDeploymentStatus(told) !== 'failed') return redactText(text)
  const application = await findApplicationUuid(http, told)
  return redactText(text, application ? await readVariableValues(http, application) : [])
}

export const getDeployment = (
  http: CoolifyHttpClient,
  uuid: string,
): Promise<CoolifyDeploymentDetails | undefined> =>
  fallbackOn404(async () => {
    const told = await http.get(`/deployments/${uuid}`, words.deploymentDetailsSchema)
    const status = parseDeploymentStatus(told)
    return told.logs ? { status, logs: await redactLog(http, told, told.logs) } : { status }
  }, undefined)

const isOpen = ({ status }: CoolifyDeployment) => status === 'queued' || status === 'in_progress'

const queueFullResult: DeployResult = { queueFull: true, retryAfterSeconds: 60 }

const isQueueFull = (error: unknown): error is VendorError =>
  hasErrorCode(error, '429') && /queue/i.test(error.details.vendorText)

/** Coolify keeps whole seconds (`…:07.000000Z`): made at 7.9 it says 7. */
const isCreatedSince = (createdAt: string, since: string) => {
  const isWhole = /:\d\d(\.0{6})?(Z|[+-]\d\d:?\d\d)?$/.test(createdAt)
  const from = Date.parse(since)
  return Date.parse(createdAt) >= (isWhole ? Math.floor(from / 1000) * 1000 : from)
}

/** The deployment that is under way, or that was made since it was wanted. */
const findOwnDeployment = async (
  http: CoolifyHttpClient,
  application: string,
  since: string | undefined,
) => {
  const all = await listDeployments(http, application)
  return all.find(
    (one) => isOpen(one) || (since !== undefined && isCreatedSince(one.createdAt, since)),
  )
}

/** One that has begun to build before it was wanted does not know what it is wanted for. */
const isStartedTooEarly = ({ status, createdAt }: CoolifyDeployment, since: string) =>
  status === 'in_progress' && !isCreatedSince(createdAt, since)

type DeployRequest = { application: string; since: string | undefined }

/** Coolify names deployments it never stored (skipped, queue full): only what it shows counts. */
const confirmDeployment = async (
  http: CoolifyHttpClient,
  { application, since }: DeployRequest,
  told: string | null | undefined,
) => {
  const look = () => http.get(`/deployments/${told}`, words.deploymentDetailsSchema)
  if (told && (await fallbackOn404(look, undefined))) return { deployment: told }
  const found = await findOwnDeployment(http, application, since)
  return found ? { deployment: found.uuid } : queueFullResult
}

export const requestDeployment = async (
  http: CoolifyHttpClient,
  application: string,
  since?: string,
): Promise<DeployResult> => {
  if (since !== undefined) {
    const found = await findOwnDeployment(http, application, since)
    if (found && isStartedTooEarly(found, since)) return { building: true }
    if (found) return { deployment: found.uuid }
  }
  try {
    const { deployments } = await http.post(
      `/deploy?uuid=${application}`,
      words.deployResponseSchema,
    )
    return await confirmDeployment(http, { application, since }, deployments[0]?.deployment_uuid)
  } catch (error) {
    if (!isQueueFull(error)) throw error
    const { retryAfterSeconds = 60 } = error.details
    return { queueFull: true, retryAfterSeconds }
  }
}
