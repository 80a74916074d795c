import type { Hono } from 'hono'
import type { Config } from '../config'
import type { Env } from '../routes/http/permission-router'

const drainMs = 15_000
/** Of the largest uploads, with what is around an archive; other bodies are measured by `bodyLimit`. */
const maxRequestBytes = 201 * 1024 * 1024

const respondWithPlainProblem = (status: number, code: string, detail: string) =>
  new Response(JSON.stringify({ type: 'about:blank', title: detail, status, detail, code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

/**
 * The request with a URL that can be parsed. HTTP/1.0 needs no Host, and health checks send none:
 * such a request is for the address that we are known by. Undefined = its Host cannot be one.
 */
const withParsableUrl = (request: Request, publicUrl: string): Request | undefined => {
  if (URL.canParse(request.url)) return request
  if (request.headers.get('host') || !request.url.startsWith('/')) return undefined
  const { method, headers } = request
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const url = URL.parse(request.url, publicUrl)
  return url ? new Request(url.href, { method, headers }) : undefined
}

type ListenAddress = Pick<Config, 'host' | 'port' | 'publicUrl'> & {
  /** The variable that the port comes from. */
  portVariable?: string
}

/** Begins to answer; the answer stops: no new requests, those under way are finished. */
export const startHttpServer = (
  { host, port, publicUrl, portVariable = 'PORT' }: ListenAddress,
  app: Hono<Env>,
) => {
  try {
    const server = Bun.serve({
      hostname: host,
      port,
      // Quiet streams stay open: Bun would close them after 12 s.
      idleTimeout: 0,
      maxRequestBodySize: maxRequestBytes,
      // Bun's own page shows lines of our source.
      development: false,
      // Outside development Bun would share a port that another process listens on.
      reusePort: false,
      error: () =>
        respondWithPlainProblem(500, 'INTERNAL', 'Something of ours failed. Please try again.'),
      fetch: (request, bunServer) => {
        const parsable = withParsableUrl(request, publicUrl)
        return parsable
          ? app.fetch(parsable, bunServer as never)
          : respondWithPlainProblem(
              400,
              'BAD_HOST',
              'expected a Host header, found none or no host',
            )
      },
    })
    return async () => {
      const finished = server.stop()
      await Promise.race([finished, Bun.sleep(drainMs)])
      await server.stop(true)
    }
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    if (!taken) throw cause
    throw new Error(`expected port ${port} (${portVariable}) to be free, found it in use`, {
      cause,
    })
  }
}
