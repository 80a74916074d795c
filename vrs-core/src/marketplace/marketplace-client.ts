import { createHttpClient, type MarketplaceAccess, readJson } from './http-client'
import { MarketplaceUnreachableError, readErrorResponse } from './marketplace-error'

export type PluginDownload = {
  body: ReadableStream<Uint8Array>
  manifest: string | null
  reprDigest: string | null
}

export type ConfigResponse = { changed: false } | { changed: true; etag: string; body: unknown }

export type MarketplaceClient = {
  fetchConfig(etag: string | null): Promise<ConfigResponse>
  /** The compact JWS of the offline license. */
  fetchLicenseToken(): Promise<string>
  fetchJwks(): Promise<unknown>
  downloadPlugin(name: string, version: string): Promise<PluginDownload>
  reportBoot(report: object): Promise<void>
}

/** Throws MarketplaceUnreachableError (retry) or MarketplaceRefusalError (with the server's code). */
export const createMarketplaceClient = (access: MarketplaceAccess): MarketplaceClient => {
  const { projectPath, send, sendWithToken } = createHttpClient(access)
  return {
    fetchConfig: async (etag) => {
      const path = `${projectPath}/config`
      const response = await sendWithToken({
        path,
        headers: etag ? { 'if-none-match': etag } : {},
      })
      if (response.status === 304) return { changed: false }
      if (!response.ok) throw await readErrorResponse(response, `GET ${path}`)
      const body = await readJson(response, path)
      return { changed: true, etag: response.headers.get('etag') ?? '', body }
    },
    fetchLicenseToken: async () => {
      const path = `${projectPath}/license-token`
      const response = await sendWithToken({ path })
      if (!response.ok) throw await readErrorResponse(response, `GET ${path}`)
      return parseLicenseToken(await response.text())
    },
    fetchJwks: async () => {
      const path = '/.well-known/jwks.json'
      const response = await send({ path })
      if (!response.ok) throw await readErrorResponse(response, `GET ${path}`)
      return readJson(response, path)
    },
    downloadPlugin: async (name, version) => {
      const path = `/api/v1/plugins/${encodeURIComponent(name)}/download`
      const response = await sendWithToken({
        method: 'POST',
        path,
        body: { version },
        timeoutFactor: 6,
      })
      if (!response.ok || !response.body) throw await readErrorResponse(response, `POST ${path}`)
      return {
        body: response.body,
        manifest: response.headers.get('x-vrs-manifest'),
        reprDigest: response.headers.get('repr-digest'),
      }
    },
    reportBoot: async (report) => {
      const path = `${projectPath}/boot`
      const response = await sendWithToken({ method: 'POST', path, body: report })
      if (!response.ok) throw await readErrorResponse(response, `POST ${path}`)
      await response.body?.cancel()
    },
  }
}

/** The answer is the bare token, `{token}` or `{licenseToken}`. */
const parseLicenseToken = (text: string): string => {
  if (!text.trimStart().startsWith('{')) return text.trim().replace(/^"|"$/g, '')
  try {
    const answer = JSON.parse(text) as Record<string, unknown>
    const token = answer.token ?? answer.licenseToken
    if (typeof token === 'string') return token
  } catch {}
  throw new MarketplaceUnreachableError(
    'license-token: expected a compact JWS, found something else',
  )
}
