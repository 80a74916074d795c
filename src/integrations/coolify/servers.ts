import { z } from 'zod'
import type { ServerLook, WantedServer } from './coolify'
import { garbage, hasCode } from './failures'
import type { Line } from './line'
import { minted, said, servers } from './words'

const keys = z.array(z.object({ uuid: z.string(), name: z.string() }))

const shown = z.object({
  uuid: z.string(),
  name: z.string(),
  ip: z.string(),
  validation_logs: z.string().nullish(),
  settings: z
    .object({ is_reachable: z.boolean().nullish(), is_usable: z.boolean().nullish() })
    .nullish(),
})

export const privateKeys = async (line: Line) =>
  (await line.get('/security/keys', keys)).map(({ uuid, name }) => ({ uuid, name }))

const uuidAt = async (line: Line, ip: string) =>
  (await line.get('/servers', servers)).find((one) => one.ip === ip)?.uuid

/** Coolify holds one server per IP: somebody else may have made it since we looked. */
export const ensureServer = async (line: Line, wanted: WantedServer): Promise<string> => {
  const { name, ip, port = 22, user = 'root', privateKey } = wanted
  const found = await uuidAt(line, ip)
  if (found) return found
  try {
    const body = { name, ip, port, user, private_key_uuid: privateKey, instant_validate: false }
    return (await line.post('/servers', minted, body)).uuid
  } catch (error) {
    if (!hasCode(error, '400')) throw error
    const made = await uuidAt(line, ip)
    if (made) return made
    throw error
  }
}

export const validateServer = async (line: Line, uuid: string) => {
  await line.post(`/servers/${uuid}/validate`, said)
}

export const lookAtServer = async (line: Line, uuid: string): Promise<ServerLook | undefined> => {
  try {
    const { name, ip, settings, validation_logs } = await line.get(`/servers/${uuid}`, shown)
    if (!settings) throw garbage(`GET /servers/${uuid}`, 'no settings')
    const seen = {
      reachable: settings.is_reachable === true,
      usable: settings.is_usable === true,
    }
    return {
      uuid,
      name,
      ipv4: ip,
      ...seen,
      ...(validation_logs ? { validationLogs: validation_logs } : {}),
    }
  } catch (error) {
    if (hasCode(error, '404')) return undefined
    throw error
  }
}
