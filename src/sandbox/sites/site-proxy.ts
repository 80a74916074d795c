import { createSiteUnavailableResponse, createUnknownSiteResponse } from './error-pages'

export type SiteProxyOptions = {
  /** On 127.0.0.1; 0 takes a free one. */
  port: number
  /** Loopback port of a site by its host name in lower case, without port; undefined when unknown. */
  findSitePort: (host: string) => number | undefined
  /** The host that a site's proxy sends the visitors of this one to. */
  findRedirectHost?: ((host: string) => string | undefined) | undefined
}

export type SiteProxy = { port: number; close(): Promise<void> }

/** `Name.VRS.localhost:3080` -> `name.vrs.localhost` */
const normalizeHost = (host: string) => host.toLowerCase().replace(/:\d+$/, '')

/**
 * Browsers find every name below `.localhost` on this machine: `berger.de.sites.localhost` shows the site
 * of `berger.de`.
 */
export const visitorSuffix = '.sites.localhost'

type SiteTarget = {
  /** The Host that the site is asked for. */
  host: string
  /** Of the site, without a port. */
  name: string
  /** The port that the visitor's address had, like `:3080`; undefined for the site's own address. */
  visitorPort?: string
}

const resolveTarget = (host: string): SiteTarget => {
  const name = normalizeHost(host)
  if (!name.endsWith(visitorSuffix)) return { host, name }
  const own = name.slice(0, -visitorSuffix.length)
  return { host: own, name: own, visitorPort: /:\d+$/.exec(host)?.[0] ?? '' }
}

/** The visitor's address of a site; other addresses and paths stay as they are. */
const toVisitorLocation = (
  location: string,
  { name, visitorPort = '' }: SiteTarget,
  isSite: (host: string) => boolean,
) => {
  const url = /^(https?:)?\/\//i.test(location) ? URL.parse(location, `http://${name}`) : null
  if (!url || !isSite(url.hostname)) return location
  return `http://${url.hostname}${visitorSuffix}${visitorPort}${url.pathname}${url.search}${url.hash}`
}

/** A form's page has the visitor's address; the site compares its origin with the Host. */
const restoreOrigin = (headers: Headers, { name, visitorPort = '' }: SiteTarget) => {
  const visitorOrigin = `http://${name}${visitorSuffix}${visitorPort}`
  for (const header of ['origin', 'referer']) {
    const value = headers.get(header)
    if (value === visitorOrigin || value?.startsWith(`${visitorOrigin}/`))
      headers.set(header, `http://${name}${value.slice(visitorOrigin.length)}`)
  }
}

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

const buildForwardedHeaders = (request: Request, target: SiteTarget) => {
  const { host } = target
  const headers = stripHopByHopHeaders(request.headers)
  if (target.visitorPort !== undefined) restoreOrigin(headers, target)
  headers.delete('forwarded')
  headers.set('host', host)
  if (!headers.has('accept-encoding')) headers.set('accept-encoding', 'identity')
  headers.set('x-forwarded-host', host)
  headers.set('x-forwarded-proto', 'http')
  headers.set('x-forwarded-for', '127.0.0.1')
  return headers
}

const forwardRequest = async (request: Request, target: SiteTarget, port: number) => {
  const { pathname, search } = new URL(request.url)
  const answer = await fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
    method: request.method,
    headers: buildForwardedHeaders(request, target),
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

/** As Traefik's `redirectRegex` answers: the path and the port stay, and the method of a form. */
const redirectTo = (host: string, request: Request, { visitorPort }: SiteTarget) => {
  const { pathname, search } = new URL(request.url)
  const port = /:\d+$/.exec(request.headers.get('host') ?? '')?.[0] ?? ''
  const suffix = visitorPort === undefined ? '' : visitorSuffix
  const location = `http://${host}${suffix}${port}${pathname}${search}`
  return new Response(null, { status: request.method === 'GET' ? 302 : 307, headers: { location } })
}

const routeRequest = async (
  request: Request,
  { findSitePort, findRedirectHost }: Omit<SiteProxyOptions, 'port'>,
) => {
  const target = resolveTarget(request.headers.get('host') ?? '')
  const port = findSitePort(target.name)
  if (port === undefined) return createUnknownSiteResponse()
  const redirectHost = findRedirectHost?.(target.name)
  if (redirectHost) return redirectTo(redirectHost, request, target)
  const answer = await forwardRequest(request, target, port).catch(createSiteUnavailableResponse)
  const location = answer.headers.get('location')
  if (location !== null && target.visitorPort !== undefined) {
    const isSite = (host: string) => findSitePort(host) !== undefined
    answer.headers.set('location', toVisitorLocation(location, target, isSite))
  }
  return answer
}

const isPortInUse = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

const startServer = ({ port, ...lookups }: SiteProxyOptions) => {
  try {
    return Bun.serve({
      port,
      hostname: '127.0.0.1',
      idleTimeout: 0,
      fetch: (request) => routeRequest(request, lookups),
    })
  } catch (error) {
    if (!isPortInUse(error)) throw error
    throw new Error(
      `Port ${port} for the sites is in use. Set VRS_SITES_PORT to a free port, or end what listens on 127.0.0.1:${port}.`,
      { cause: error },
    )
  }
}

/** Forwards each deployed host name, also below the visitors' suffix, to its site; all others get 421. */
export const openSiteProxy = (options: SiteProxyOptions): SiteProxy => {
  const server = startServer(options)
  return {
    port: server.port ?? options.port,
    close: () => server.stop(true),
  }
}
