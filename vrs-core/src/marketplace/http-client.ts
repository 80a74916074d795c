import { coreVersion } from '../version'
import { refusalOf, Unreachable } from './marketplace-error'

export type Asking = { url: string; projectId: string; key: string; timeoutMs?: number }
type Call = {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: object
  /** How many times the usual timeout; an archive takes longer than an answer. */
  patience?: number
}

/** Sends calls, with an access token that is fetched and renewed as needed. */
export const openCalls = ({ url, projectId, key, timeoutMs = 10_000 }: Asking) => {
  const project = `/api/v1/projects/${encodeURIComponent(projectId)}`
  let access: { token: string; until: number } | null = null

  const send = async ({
    method = 'GET',
    path,
    headers = {},
    body,
    patience = 1,
  }: Call): Promise<Response> => {
    try {
      return await fetch(`${url}${path}`, {
        method,
        headers: {
          ...headers,
          'x-vrs-core': coreVersion,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs * patience),
      })
    } catch (error) {
      throw new Unreachable(`${method} ${path}`, error)
    }
  }

  const accessToken = async (): Promise<string> => {
    if (access && access.until > Date.now()) return access.token
    const path = `${project}/token`
    const response = await send({ method: 'POST', path, headers: bearer(key) })
    if (!response.ok) throw await refusalOf(response, `POST ${path}`)
    const answer = (await json(response, path)) as { accessToken?: unknown; expiresIn?: unknown }
    if (typeof answer.accessToken !== 'string') throw new Unreachable(`${path}: no accessToken`)
    const seconds = typeof answer.expiresIn === 'number' ? answer.expiresIn : 60
    access = { token: answer.accessToken, until: Date.now() + Math.max(0, seconds - 30) * 1000 }
    return access.token
  }

  /** A token that is refused before its time (a rotated signing key) is fetched anew, once. */
  const authorised = async (call: Call): Promise<Response> => {
    const headers = { ...call.headers, ...bearer(await accessToken()) }
    const response = await send({ ...call, headers })
    if (response.status !== 401) return response
    await response.body?.cancel()
    access = null
    return send({ ...call, headers: { ...call.headers, ...bearer(await accessToken()) } })
  }

  return { project, send, authorised }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

export const json = async (response: Response, path: string): Promise<unknown> => {
  try {
    return await response.json()
  } catch (error) {
    throw new Unreachable(`${path}: expected JSON, found something else`, error)
  }
}
