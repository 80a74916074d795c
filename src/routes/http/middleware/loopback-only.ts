import type { MiddlewareHandler } from 'hono'
import type { Env } from '../permission-router'

const loopbackHosts = /^(localhost|127\.0\.0\.1|\[::1\]|[a-z0-9.-]+\.localhost)(:\d+)?$/i

/** The sandbox answers its own machine only: 421 for a proxy's request or a foreign Host. */
export const loopbackOnly: MiddlewareHandler<Env> = async (c, next) => {
  const isForwarded = [...c.req.raw.headers.keys()].some((name) =>
    /^(forwarded|x-forwarded-)/.test(name),
  )
  const host = c.req.header('host') ?? new URL(c.req.url).host
  if (isForwarded || !loopbackHosts.test(host)) return c.text('Misdirected Request', 421)
  return next()
}
