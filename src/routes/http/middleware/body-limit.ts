import type { MiddlewareHandler } from 'hono'
import type { Asked, Env } from '../permission-router'

export const mostBodyBytes = 256 * 1024

/** Turns away what says that it is larger, before a byte of it is read. */
export const bodyLimit =
  (refuse: (c: Asked) => Response | Promise<Response>): MiddlewareHandler<Env> =>
  async (c, next) =>
    Number(c.req.header('content-length') ?? 0) > mostBodyBytes ? refuse(c) : next()
