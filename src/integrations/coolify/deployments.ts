import type { VendorError } from '../vendor-error'
import { fallbackOn404, hasErrorCode, unexpectedResponseError } from './errors'
import type { CoolifyHttpClient } from './http-client'
import { redactText } from './redact'
import {
  type DeploymentResponse,
  deploymentDetailsSchema,
  deploymentsSchema,
  deployResponseSchema,
  namedResourceSchema,
} from './schemas'
import type {
  CoolifyDeployment,
  CoolifyDeploymentDetails,
  CoolifyDeploymentStatus,
  DeployResult,
} from './types'
import { readVariableValues } from './variables'

const statusByCode: Record<string, CoolifyDeploymentStatus> = {
  queued: 'queued',
  in_progress: 'in_progress',
  finished: 'finished',
  failed: 'failed',
  'cancelled-by-user': 'cancelled',
}

const parseDeploymentStatus = ({ deployment_uuid, status }: DeploymentResponse) => {
  const knownStatus = statusByCode[status]
  if (knownStatus) return knownStatus
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
  const { deployments } = await http.get(path, deploymentsSchema)
  return Object.values(deployments)
    .map((one) => ({
      uuid: one.deployment_uuid,
      status: parseDeploymentStatus(one),
      createdAt: one.created_at,
    }))
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
}

/** The uuid of a deployment's application: from the address of its page, or by its number in the list. */
const findApplicationUuid = async (http: CoolifyHttpClient, response: DeploymentResponse) => {
  const [, uuid] = /\/application\/([^/]+)\/deployment\//.exec(response.deployment_url ?? '') ?? []
  if (uuid) return uuid
  const all = await http.get('/applications', namedResourceSchema.array())
  return all.find(({ id }) => String(id) === String(response.application_id))?.uuid
}

/** Only logs of failures are shown to people, so only for those the secret variables are read. */
const redactLog = async (http: CoolifyHttpClient, response: DeploymentResponse, logs: string) => {
  const text = parseLogLines(logs).join('\n')
  if (parseDeploymentStatus(response) !== 'failed') return redactText(text)
  const application = await findApplicationUuid(http, response)
  return redactText(text, application ? await readVariableValues(http, application) : [])
}

export const getDeployment = (
  http: CoolifyHttpClient,
  uuid: string,
): Promise<CoolifyDeploymentDetails | undefined> =>
  fallbackOn404(async () => {
    const response = await http.get(`/deployments/${uuid}`, deploymentDetailsSchema)
    const status = parseDeploymentStatus(response)
    return response.logs
      ? { status, logs: await redactLog(http, response, response.logs) }
      : { status }
  }, undefined)

const isUnfinished = ({ status }: CoolifyDeployment) =>
  status === 'queued' || status === 'in_progress'

const queueFullResult: DeployResult = { queueFull: true, retryAfterSeconds: 60 }

const isQueueFull = (error: unknown): error is VendorError =>
  hasErrorCode(error, '429') && /queue/i.test(error.details.vendorText)

/** Coolify stores whole seconds (`…:07.000000Z`): a deployment of 7.9 s has 7. */
const isCreatedSince = (createdAt: string, since: string) => {
  const isWhole = /:\d\d(\.0{6})?(Z|[+-]\d\d:?\d\d)?$/.test(createdAt)
  const from = Date.parse(since)
  return Date.parse(createdAt) >= (isWhole ? Math.floor(from / 1000) * 1000 : from)
}

/** The unfinished deployment, or one created since `since`. */
const findOwnDeployment = async (
  http: CoolifyHttpClient,
  application: string,
  since: string | undefined,
) => {
  const all = await listDeployments(http, application)
  return all.find(
    (one) => isUnfinished(one) || (since !== undefined && isCreatedSince(one.createdAt, since)),
  )
}

/** A build that began before `since` lacks the settings that were written since. */
const isStartedTooEarly = ({ status, createdAt }: CoolifyDeployment, since: string) =>
  status === 'in_progress' && !isCreatedSince(createdAt, since)

type DeployRequest = { application: string; since: string | undefined }

/** Coolify answers with deployments that it never stored (skipped, queue full), so it is read again. */
const confirmDeployment = async (
  http: CoolifyHttpClient,
  { application, since }: DeployRequest,
  uuid: string | null | undefined,
) => {
  const read = () => http.get(`/deployments/${uuid}`, deploymentDetailsSchema)
  if (uuid && (await fallbackOn404(read, undefined))) return { deployment: uuid }
  const existing = await findOwnDeployment(http, application, since)
  return existing ? { deployment: existing.uuid } : queueFullResult
}

export const requestDeployment = async (
  http: CoolifyHttpClient,
  application: string,
  since?: string,
): Promise<DeployResult> => {
  if (since !== undefined) {
    const existing = await findOwnDeployment(http, application, since)
    if (existing && isStartedTooEarly(existing, since)) return { building: true }
    if (existing) return { deployment: existing.uuid }
  }
  try {
    const { deployments } = await http.post(`/deploy?uuid=${application}`, deployResponseSchema)
    return await confirmDeployment(http, { application, since }, deployments[0]?.deployment_uuid)
  } catch (error) {
    if (!isQueueFull(error)) throw error
    const { retryAfterSeconds = 60 } = error.details
    return { queueFull: true, retryAfterSeconds }
  }
}

export type DeploymentFailureCode = 'IMAGE_MISSING' | 'SERVER_UNREACHABLE' | 'DEPLOYMENT_FAILED'

/** Messages of Docker and git; Coolify's own texts around them change with its versions. */
const failurePatterns: readonly (readonly [DeploymentFailureCode, RegExp])[] = [
  [
    'IMAGE_MISSING',
    /manifest (for \S+ not found|unknown)|pull access denied|no such image|repository (\S+ )?(does not exist|not found)/i,
  ],
  [
    'SERVER_UNREACHABLE',
    /server .{0,200}is not (functional|reachable)|ssh: connect to host|ssh_exchange_identification|no route to host/i,
  ],
]

/** The cause of a failed deployment by its log; each cause has its own fix. */
export const classifyDeploymentFailure = (logs: string): DeploymentFailureCode =>
  failurePatterns.find(([, pattern]) => pattern.test(logs))?.[0] ?? 'DEPLOYMENT_FAILED'
