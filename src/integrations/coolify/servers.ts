import type { z } from 'zod'
import { garbage, hasCode, unless404 } from './errors'
import type { Line } from './http-client'
import { minted, named, said, servers, server as serverWords } from './schemas'
import type { CoolifyServer, CoolifyServerLook, WantedServer } from './types'

type Told = z.infer<typeof serverWords>

const understood = ({ uuid, name, ip, settings, is_reachable, is_usable }: Told): CoolifyServer => {
  const reachable = (is_reachable ?? settings?.is_reachable) === true
  const usable = reachable && (is_usable ?? settings?.is_usable) === true
  return { uuid, name, ipv4: ip, reachable, usable }
}

/** Coolify writes its reasons for its own pages, with links and line breaks. */
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

export const listServers = async (line: Line) =>
  (await line.get('/servers', servers)).map(understood)

export const lookAtServer = (line: Line, uuid: string): Promise<CoolifyServerLook | undefined> =>
  unless404(async () => {
    const told = await line.get(`/servers/${uuid}`, serverWords)
    const validationLogs = plain(told.validation_logs ?? '')
    return { ...understood(told), ...(validationLogs ? { validationLogs } : {}) }
  }, undefined)

export const listPrivateKeys = async (line: Line) => {
  const all = await line.get('/security/keys', named.array())
  return all.map(({ uuid, name }) => ({ uuid, name }))
}

/** The address is unique at Coolify, so two at once cannot both make one. */
export const ensureServer = async (line: Line, wanted: WantedServer) => {
  const find = async () => (await line.get('/servers', servers)).find(({ ip }) => ip === wanted.ip)
  const found = await find()
  if (found) return found.uuid
  const { name, ip, port = 22, user = 'root', privateKey } = wanted
  const body = { name, ip, port, user, private_key_uuid: privateKey, instant_validate: true }
  const refused = await line.post('/servers', minted, body).then(
    () => undefined,
    (error: unknown) => {
      if (hasCode(error, '400')) return error
      throw error
    },
  )
  const made = await find()
  if (made) return made.uuid
  throw refused ?? garbage('POST /servers', `no server ${ip} in the list afterwards`)
}

export const validateServer = async (line: Line, uuid: string) => {
  await line.post(`/servers/${uuid}/validate`, said)
}
