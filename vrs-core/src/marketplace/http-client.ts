import { coreVersion } from '../version'
import { MarketplaceUnreachableError, readErrorResponse } from './marketplace-error'

export type MarketplaceAccess = { url: string; projectId: string; key: string; timeoutMs?: number }
type MarketplaceCall = {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: object
  /** Multiplies the usual timeout: an archive takes longer than a JSON answer. */
  timeoutFactor?: number
}

/** Sends calls, with an access token that is fetched and renewed as needed. */
export const createHttpClient = ({
  url,
  projectId,
  key,
  timeoutMs = 10_000,
}: MarketplaceAccess) => {
  const project = `/api/v1/projects/${encodeURIComponent(projectId)}`
  let access: { token: string; expiresAt: number } | null = null

  const send = async ({
    method = 'GET',
    path,
    headers = {},
    body,
    timeoutFactor = 1,
  }: MarketplaceCall): Promise<Response> => {
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
        signal: AbortSignal.timeout(timeoutMs * timeoutFactor),
      })
    } catch (error) {
      throw new MarketplaceUnreachableError(`${method} ${path}`, error)
    }
  }

  const accessToken = async (): Promise<string> => {
    if (access && access.expiresAt > Date.now()) return access.token
    const path = `${project}/token`
    const response = await send({ method: 'POST', path, headers: bearerHeader(key) })
    if (!response.ok) throw await readErrorResponse(response, `POST ${path}`)
    const answer = (await readJson(response, path)) as {
      accessToken?: unknown
      expiresIn?: unknown
    }
    if (typeof answer.accessToken !== 'string')
      throw new MarketplaceUnreachableError(`${path}: no accessToken`)
    const seconds = typeof answer.expiresIn === 'number' ? answer.expiresIn : 60
    access = { token: answer.accessToken, expiresAt: Date.now() + Math.max(0, seconds - 30) * 1000 }
    return access.token
  }

  /** When a token is refused before it expires (a rotated signing key), a new one is fetched once. */
  const sendWithToken = async (call: MarketplaceCall): Promise<Response> => {
    const headers = { ...call.headers, ...bearerHeader(await accessToken()) }
    const response = await send({ ...call, headers })
    if (response.status !== 401) return response
    await response.body?.cancel()
    access = null
    return send({ ...call, headers: { ...call.headers, ...bearerHeader(await accessToken()) } })
  }

  return { projectPath: project, send, sendWithToken }
}

const bearerHeader = (token: string) => ({ authorization: `Bearer ${token}` })

export const readJson = async (response: Response, path: string): Promise<unknown> => {
  try {
    return await response.json()
  } catch (error) {
    throw new MarketplaceUnreachableError(`${path}: expected JSON, found something else`, error)
  }
}
