import type { VendorError } from '../vendor-error'
import { garbage, hasCode, unless404 } from './errors'
import type { Line } from './http-client'
import { valuesOf, withoutSecrets } from './redact-text'
import * as words from './schemas'
import type { DeployAnswer, Deployment, DeploymentLook, DeploymentStatus } from './types'

const statuses: Record<string, DeploymentStatus> = {
  queued: 'queued',
  in_progress: 'in_progress',
  finished: 'finished',
  failed: 'failed',
  'cancelled-by-user': 'cancelled',
}

const statusIn = ({ deployment_uuid, status }: words.ToldDeployment) => {
  const known = statuses[status]
  if (known) return known
  throw garbage(`GET /deployments/${deployment_uuid}`, `the status ${status}`)
}

const lines = (logs: string) => {
  try {
    const entries = JSON.parse(logs) as { output?: unknown; hidden?: unknown }[]
    return entries.filter(({ hidden }) => hidden !== true).map(({ output }) => String(output))
  } catch {
    return [logs]
  }
}

export const deploymentsOf = async (line: Line, application: string): Promise<Deployment[]> => {
  const path = `/deployments/applications/${application}?skip=0&take=20`
  const { deployments } = await line.get(path, words.deployments)
  return Object.values(deployments)
    .map((one) => ({
      uuid: one.deployment_uuid,
      status: statusIn(one),
      createdAt: one.created_at,
    }))
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
}

/** Which application it is: its page's address says so, else the number in the list. */
const applicationOf = async (line: Line, told: words.ToldDeployment) => {
  const [, uuid] = /\/application\/([^/]+)\/deployment\//.exec(told.deployment_url ?? '') ?? []
  if (uuid) return uuid
  const all = await line.get('/applications', words.named.array())
  return all.find(({ id }) => String(id) === String(told.application_id))?.uuid
}

/** Only the log of a failure is read by people: for that the variables are asked for, too. */
const readable = async (line: Line, told: words.ToldDeployment, logs: string) => {
  const text = lines(logs).join('\n')
  if (statusIn(told) !== 'failed') return withoutSecrets(text)
  const application = await applicationOf(line, told)
  return withoutSecrets(text, application ? await valuesOf(line, application) : [])
}

export const lookAtDeployment = (line: Line, uuid: string): Promise<DeploymentLook | undefined> =>
  unless404(async () => {
    const told = await line.get(`/deployments/${uuid}`, words.deployment)
    const status = statusIn(told)
    return told.logs ? { status, logs: await readable(line, told, told.logs) } : { status }
  }, undefined)

const isOpen = ({ status }: Deployment) => status === 'queued' || status === 'in_progress'

const later: DeployAnswer = { queueFull: true, retryAfterSeconds: 60 }

const isQueueFull = (error: unknown): error is VendorError =>
  hasCode(error, '429') && /queue/i.test(error.details.vendorText)

/** Coolify keeps whole seconds (`…:07.000000Z`): made at 7.9 it says 7. */
const isSince = (createdAt: string, since: string) => {
  const isWhole = /:\d\d(\.0{6})?(Z|[+-]\d\d:?\d\d)?$/.test(createdAt)
  const from = Date.parse(since)
  return Date.parse(createdAt) >= (isWhole ? Math.floor(from / 1000) * 1000 : from)
}

/** The deployment that is under way, or that was made since it was wanted. */
const ours = async (line: Line, application: string, since: string | undefined) => {
  const all = await deploymentsOf(line, application)
  return all.find((one) => isOpen(one) || (since !== undefined && isSince(one.createdAt, since)))
}

/** One that has begun to build before it was wanted does not know what it is wanted for. */
const isTooEarly = ({ status, createdAt }: Deployment, since: string) =>
  status === 'in_progress' && !isSince(createdAt, since)

type Wish = { application: string; since: string | undefined }

/** Coolify names deployments it never stored (skipped, queue full): only what it shows counts. */
const confirmed = async (
  line: Line,
  { application, since }: Wish,
  told: string | null | undefined,
) => {
  const look = () => line.get(`/deployments/${told}`, words.deployment)
  if (told && (await unless404(look, undefined))) return { deployment: told }
  const found = await ours(line, application, since)
  return found ? { deployment: found.uuid } : later
}

export const deploy = async (
  line: Line,
  application: string,
  since?: string,
): Promise<DeployAnswer> => {
  if (since !== undefined) {
    const found = await ours(line, application, since)
    if (found && isTooEarly(found, since)) return { building: true }
    if (found) return { deployment: found.uuid }
  }
  try {
    const { deployments } = await line.post(`/deploy?uuid=${application}`, words.deployed)
    return await confirmed(line, { application, since }, deployments[0]?.deployment_uuid)
  } catch (error) {
    if (!isQueueFull(error)) throw error
    const { retryAfterSeconds = 60 } = error.details
    return { queueFull: true, retryAfterSeconds }
  }
}
