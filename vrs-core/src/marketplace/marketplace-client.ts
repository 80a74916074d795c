import { type Asking, json, openCalls } from './http-client'
import { refusalOf, Unreachable } from './marketplace-error'

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

/** The runtime's calls. They throw `Unreachable` (try again) or `Refused` (with the server's code). */
export const openMarketplace = (asking: Asking): Marketplace => {
  const { project, send, authorised } = openCalls(asking)
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
