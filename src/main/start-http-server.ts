import type { Hono } from 'hono'
import type { Config } from '../config'
import type { Env } from '../routes/http/permission-router'

const drainMs = 15_000
/** For bodies that do not say how large they are; the others are measured by `bodyLimit`. */
const maxUndeclaredBytes = 4 * 1024 * 1024

/** Begins to answer; the answer stops: no new requests, those under way are finished. */
export const startHttpServer = ({ host, port }: Config, app: Hono<Env>) => {
  try {
    // Quiet streams stay open: Bun would close them after 12 s.
    const server = Bun.serve({
      hostname: host,
      port,
      idleTimeout: 0,
      maxRequestBodySize: maxUndeclaredBytes,
      fetch: app.fetch,
    })
    return async () => {
      const finished = server.stop()
      await Promise.race([finished, Bun.sleep(drainMs)])
      await server.stop(true)
    }
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    if (!taken) throw cause
    throw new Error(`expected port ${port} (PORT) to be free, found it in use`, { cause })
  }
}
