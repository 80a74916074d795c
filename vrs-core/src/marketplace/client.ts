import { refusalOf, Unreachable } from './refused'

export type Download = {
  body: ReadableStream<Uint8Array>
  manifest: string | null
  reprDigest: string | null
}

export type ConfigAnswer = { changed: false } | { changed: true; etag: string; body: unknown }

export type Marketplace = {
  config(etag: string | null): Promise<ConfigAnswer>
  /** The compact JWS of the offline license. */
  licenseToken(): Promise<string>
  jwks(): Promise<unknown>
  download(name: string, version: string): Promise<Download>
  reportBoot(report: object): Promise<void>
}

type Ask = { url: string; projectId: string; key: string; timeoutMs?: number }
type Call = {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: object
  /** How many times the usual timeout; an archive takes longer than an answer. */
  patience?: number
}

/** The runtime's calls. They throw `Unreachable` (try again) or `Refused` (with the server's code). */
export const openMarketplace = ({ url, projectId, key, timeoutMs = 10_000 }: Ask): Marketplace => {
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
        headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
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

  return {
    config: async (etag) => {
      const path = `${project}/config`
      const response = await authorised({ path, headers: etag ? { 'if-none-match': etag } : {} })
      if (response.status === 304) return { changed: false }
      if (!response.ok) throw await refusalOf(response, `GET ${path}`)
      const body = await json(response, path)
      return { changed: true, etag: response.headers.get('etag') ?? '', body }
    },
    licenseToken: async () => {
      const path = `${project}/license-token`
      const response = await authorised({ path })
      if (!response.ok) throw await refusalOf(response, `GET ${path}`)
      return tokenWithin(await response.text())
    },
    jwks: async () => {
      const path = '/.well-known/jwks.json'
      const response = await send({ path })
      if (!response.ok) throw await refusalOf(response, `GET ${path}`)
      return json(response, path)
    },
    download: async (name, version) => {
      const path = `/api/v1/plugins/${encodeURIComponent(name)}/download`
      const response = await authorised({ method: 'POST', path, body: { version }, patience: 6 })
      if (!response.ok || !response.body) throw await refusalOf(response, `POST ${path}`)
      return {
        body: response.body,
        manifest: response.headers.get('x-vrs-manifest'),
        reprDigest: response.headers.get('repr-digest'),
      }
    },
    reportBoot: async (report) => {
      const path = `${project}/boot`
      const response = await authorised({ method: 'POST', path, body: report })
      if (!response.ok) throw await refusalOf(response, `POST ${path}`)
      await response.body?.cancel()
    },
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const json = async (response: Response, path: string): Promise<unknown> => {
  try {
    return await response.json()
  } catch (error) {
    throw new Unreachable(`${path}: expected JSON, found something else`, error)
  }
}

/** The token comes bare, or as `{token}` or `{licenseToken}`. */
const tokenWithin = (text: string): string => {
  if (!text.trimStart().startsWith('{')) return text.trim().replace(/^"|"$/g, '')
  try {
    const answer = JSON.parse(text) as Record<string, unknown>
    const token = answer.token ?? answer.licenseToken
    if (typeof token === 'string') return token
  } catch {}
  throw new Unreachable('license-token: expected a compact JWS, found something else')
}
