import { createSiteUnavailableResponse, createUnknownSiteResponse } from './error-pages'

export type SiteProxyOptions = {
  /** On 127.0.0.1; 0 takes a free one. */
  port: number
  /** Loopback port of a site by its host name in lower case, without port; undefined when unknown. */
  findSitePort: (host: string) => number | undefined
}

export type SiteProxy = { port: number; close(): Promise<void> }

/** `Name.VRS.localhost:3080` -> `name.vrs.localhost` */
const normalizeHost = (host: string) => host.toLowerCase().replace(/:\d+$/, '')

const hopByHopHeaders = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** A copy without the headers that concern one connection only (RFC 9110, 7.6.1). */
const stripHopByHopHeaders = (headers: Headers) => {
  const listed = (headers.get('connection') ?? '').split(',').map((name) => name.trim())
  const copy = new Headers(headers)
  for (const name of [...hopByHopHeaders, ...listed].filter((name) => /^[\w-]+$/.test(name)))
    copy.delete(name)
  return copy
}

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

const routeRequest = async (request: Request, findSitePort: SiteProxyOptions['findSitePort']) => {
  const host = request.headers.get('host') ?? ''
  const port = findSitePort(normalizeHost(host))
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

/** Forwards each deployed host name to the process of its site; all others get 421. */
export const openSiteProxy = (options: SiteProxyOptions): SiteProxy => {
  const server = startServer(options)
  return {
    port: server.port ?? options.port,
    close: () => server.stop(true),
  }
}
