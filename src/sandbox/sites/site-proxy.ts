import { createSiteUnavailableResponse, createUnknownSiteResponse } from './error-pages'
import { stripHopByHopHeaders } from './strip-hop-by-hop-headers'

export type SiteProxyOptions = {
  /** On 127.0.0.1; 0 takes a free one. */
  port: number
  /** Loopback port of the site with this name (small letters, no port); undefined when unknown. */
  findSitePort: (host: string) => number | undefined
}

export type SiteProxy = { port: number; close(): Promise<void> }

/** `Name.VRS.localhost:3080` -> `name.vrs.localhost` */
const normalizeHost = (host: string) => host.toLowerCase().replace(/:\d+$/, '')

const buildForwardedHeaders = (request: Request, host: string) => {
  const headers = stripHopByHopHeaders(request.headers)
  headers.delete('forwarded')
  headers.set('host', host)
  if (!headers.has('accept-encoding')) headers.set('accept-encoding', 'identity')
  headers.set('x-forwarded-host', host)
  headers.set('x-forwarded-proto', 'http')
  headers.set('x-forwarded-for', '127.0.0.1')
  return headers
}

const forwardRequest = async (request: Request, host: string, port: number) => {
  const { pathname, search } = new URL(request.url)
  const answer = await fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
    method: request.method,
    headers: buildForwardedHeaders(request, host),
    body: request.body,
    redirect: 'manual',
    decompress: false,
    signal: request.signal,
  })
  const { status, statusText } = answer
  return new Response(answer.body, {
    status,
    statusText,
    headers: stripHopByHopHeaders(answer.headers),
  })
}

const routeRequest = async (request: Request, portOf: SiteProxyOptions['findSitePort']) => {
  const host = request.headers.get('host') ?? ''
  const port = portOf(normalizeHost(host))
  if (port === undefined) return createUnknownSiteResponse()
  return forwardRequest(request, host, port).catch(createSiteUnavailableResponse)
}

const isPortInUse = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

const startServer = ({ port, findSitePort }: SiteProxyOptions) => {
  try {
    return Bun.serve({
      port,
      hostname: '127.0.0.1',
      idleTimeout: 0,
      fetch: (request) => routeRequest(request, findSitePort),
    })
  } catch (error) {
    if (!isPortInUse(error)) throw error
    throw new Error(
      `Port ${port} for the sites is in use. Set VRS_SITES_PORT to a free port, or end what listens on 127.0.0.1:${port}.`,
      { cause: error },
    )
  }
}

/** The sandbox's proxy: each deployed name to the process of its site, everything else refused. */
export const openSiteProxy = (options: SiteProxyOptions): SiteProxy => {
  const server = startServer(options)
  return {
    port: server.port ?? options.port,
    close: () => server.stop(true),
  }
}
