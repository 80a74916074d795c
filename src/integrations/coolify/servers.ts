import type { z } from 'zod'
import { fallbackOn404, hasErrorCode, unexpectedResponseError } from './errors'
import type { CoolifyHttpClient } from './http-client'
import {
  createdSchema,
  messageSchema,
  namedResourceSchema,
  serverSchema,
  serversSchema,
} from './schemas'
import type { CoolifyServer, CoolifyServerDetails, ServerSpec } from './types'

type ServerResponse = z.infer<typeof serverSchema>

const toCoolifyServer = ({
  uuid,
  name,
  ip,
  settings,
  is_reachable,
  is_usable,
}: ServerResponse): CoolifyServer => {
  const reachable = (is_reachable ?? settings?.is_reachable) === true
  const usable = reachable && (is_usable ?? settings?.is_usable) === true
  return { uuid, name, ipv4: ip, reachable, usable }
}

/** Coolify writes its reasons as HTML for its own pages. */
const stripHtml = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

export const listServers = async (http: CoolifyHttpClient) =>
  (await http.get('/servers', serversSchema)).map(toCoolifyServer)

export const getServer = (
  http: CoolifyHttpClient,
  uuid: string,
): Promise<CoolifyServerDetails | undefined> =>
  fallbackOn404(async () => {
    const response = await http.get(`/servers/${uuid}`, serverSchema)
    const validationLogs = stripHtml(response.validation_logs ?? '')
    return { ...toCoolifyServer(response), ...(validationLogs ? { validationLogs } : {}) }
  }, undefined)

export const listPrivateKeys = async (http: CoolifyHttpClient) => {
  const all = await http.get('/security/keys', namedResourceSchema.array())
  return all.map(({ uuid, name }) => ({ uuid, name }))
}

/** The address is unique at Coolify, so two concurrent calls cannot create two servers. */
export const ensureServer = async (http: CoolifyHttpClient, spec: ServerSpec) => {
  const find = async () =>
    (await http.get('/servers', serversSchema)).find(({ ip }) => ip === spec.ip)
  const existing = await find()
  if (existing) return existing.uuid
  const { name, ip, port = 22, user = 'root', privateKey } = spec
  const body = { name, ip, port, user, private_key_uuid: privateKey, instant_validate: true }
  const refusal = await http.post('/servers', createdSchema, body).then(
    () => undefined,
    (error: unknown) => {
      if (hasErrorCode(error, '400')) return error
      throw error
    },
  )
  const created = await find()
  if (created) return created.uuid
  throw (
    refusal ?? unexpectedResponseError('POST /servers', `no server ${ip} in the list afterwards`)
  )
}

export const validateServer = async (http: CoolifyHttpClient, uuid: string) => {
  await http.post(`/servers/${uuid}/validate`, messageSchema)
}
