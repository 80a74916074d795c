import type { MiddlewareHandler } from 'hono'
import { maxBodyBytes } from '../api-route'
import type { Env, RequestContext } from '../permission-router'

/** Turns away what says that it is larger, before a byte of it is read. */
export const bodyLimit =
  (refuse: (c: RequestContext) => Response | Promise<Response>): MiddlewareHandler<Env> =>
  async (c, next) =>
    Number(c.req.header('content-length') ?? 0) > maxBodyBytes ? refuse(c) : next()
