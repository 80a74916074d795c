import { nobodyHere, siteIsDown } from './error-pages'
import { withoutHopByHop } from './strip-hop-by-hop-headers'

export type SitesOptions = {
  /** On 127.0.0.1; 0 takes a free one. */
  port: number
  /** Loopback port of the site with this name (small letters, no port); undefined when unknown. */
  portOf: (host: string) => number | undefined
}

export type Sites = { port: number; close(): Promise<void> }

/** `Name.VRS.localhost:3080` -> `name.vrs.localhost` */
const nameIn = (host: string) => host.toLowerCase().replace(/:\d+$/, '')

const passedOn = (request: Request, host: string) => {
  const headers = withoutHopByHop(request.headers)
  headers.delete('forwarded')
  headers.set('host', host)
  if (!headers.has('accept-encoding')) headers.set('accept-encoding', 'identity')
  headers.set('x-forwarded-host', host)
  headers.set('x-forwarded-proto', 'http')
  headers.set('x-forwarded-for', '127.0.0.1')
  return headers
}

const passOn = async (request: Request, host: string, port: number) => {
  const { pathname, search } = new URL(request.url)
  const answer = await fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
    method: request.method,
    headers: passedOn(request, host),
    body: request.body,
    redirect: 'manual',
    decompress: false,
    signal: request.signal,
  })
  const { status, statusText } = answer
  return new Response(answer.body, { status, statusText, headers: withoutHopByHop(answer.headers) })
}

const route = async (request: Request, portOf: SitesOptions['portOf']) => {
  const host = request.headers.get('host') ?? ''
  const port = portOf(nameIn(host))
  if (port === undefined) return nobodyHere()
  return passOn(request, host, port).catch(siteIsDown)
}

const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

const listen = ({ port, portOf }: SitesOptions) => {
  try {
    return Bun.serve({
      port,
      hostname: '127.0.0.1',
      idleTimeout: 0,
      fetch: (request) => route(request, portOf),
    })
  } catch (error) {
    if (!isTaken(error)) throw error
    throw new Error(
      `Port ${port} for the sites is in use. Set VRS_SITES_PORT to a free port, or end what listens on 127.0.0.1:${port}.`,
      { cause: error },
    )
  }
}

/** The sandbox's proxy: each deployed name to the process of its site, everything else refused. */
export const openSites = (options: SitesOptions): Sites => {
  const server = listen(options)
  return {
    port: server.port ?? options.port,
    close: () => server.stop(true),
  }
}
