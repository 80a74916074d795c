import type { MiddlewareHandler } from 'hono'
import { bodyLimit as createBodyLimit } from 'hono/body-limit'
import { maxBodyBytes } from '../api-route'
import type { Env, RequestContext } from '../permission-router'

/** Turns away larger bodies, by their declared length or while they come. */
export const bodyLimit = (
  refuse: (c: RequestContext) => Response | Promise<Response>,
): MiddlewareHandler<Env> => {
  const limitStream = createBodyLimit({ maxSize: maxBodyBytes, onError: refuse })
  return async (c, next) => {
    // Hono's would touch the body first, which Bun then reads as a slower stream.
    if (c.req.header('transfer-encoding') === undefined)
      return Number(c.req.header('content-length') ?? 0) > maxBodyBytes ? refuse(c) : next()
    // Its length is not known: it is read here and put into a new request, which has no socket.
    c.set('socketRequest', c.req.raw)
    return limitStream(c, next)
  }
}
