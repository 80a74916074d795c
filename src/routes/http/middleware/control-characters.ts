import type { MiddlewareHandler } from 'hono'
import type { Env, RequestContext } from '../permission-router'

const controlInPath = /^[^?]*%(?:[01][0-9a-f]|7f)/i

/** No path of ours holds a control character; what a query holds is judged by its route. */
export const refuseControlCharacters =
  (refuse: (c: RequestContext) => Response | Promise<Response>): MiddlewareHandler<Env> =>
  (c, next) =>
    controlInPath.test(c.req.url) ? Promise.resolve(refuse(c)) : next()
