import type { z } from 'zod'
import { fallbackOn404, hasErrorCode, unexpectedResponseError } from './errors'
import type { CoolifyHttpClient } from './http-client'
import {
  createdSchema,
  messageSchema,
  namedResourceSchema,
  serversSchema,
  serverSchema as serverWords,
} from './schemas'
import type { CoolifyServer, CoolifyServerDetails, ServerSpec } from './types'

type ServerResponse = z.infer<typeof serverWords>

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

/** Coolify writes its reasons for its own pages, with links and line breaks. */
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
    const told = await http.get(`/servers/${uuid}`, serverWords)
    const validationLogs = stripHtml(told.validation_logs ?? '')
    return { ...toCoolifyServer(told), ...(validationLogs ? { validationLogs } : {}) }
  }, undefined)

export const listPrivateKeys = async (http: CoolifyHttpClient) => {
  const all = await http.get('/security/keys', namedResourceSchema.array())
  return all.map(({ uuid, name }) => ({ uuid, name }))
}

/** The address is unique at Coolify, so two at once cannot both make one. */
export const ensureServer = async (http: CoolifyHttpClient, wanted: ServerSpec) => {
  const find = async () =>
    (await http.get('/servers', serversSchema)).find(({ ip }) => ip === wanted.ip)
  const found = await find()
  if (found) return found.uuid
  const { name, ip, port = 22, user = 'root', privateKey } = wanted
  const body = { name, ip, port, user, private_key_uuid: privateKey, instant_validate: true }
  const refused = await http.post('/servers', createdSchema, body).then(
    () => undefined,
    (error: unknown) => {
      if (hasErrorCode(error, '400')) return error
      throw error
    },
  )
  const made = await find()
  if (made) return made.uuid
  throw (
    refused ?? unexpectedResponseError('POST /servers', `no server ${ip} in the list afterwards`)
  )
}

export const validateServer = async (http: CoolifyHttpClient, uuid: string) => {
  await http.post(`/servers/${uuid}/validate`, messageSchema)
}
