import type { MiddlewareHandler } from 'hono'
import type { Env, RequestContext } from '../permission-router'

const controlInPath = /%(?:[01][0-9a-f]|7f)/i
const nulInQuery = /%00/

/** No address of ours holds a control character, and the database takes no NUL. */
export const refuseControlCharacters =
  (refuse: (c: RequestContext) => Response | Promise<Response>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const [path = '', query = ''] = c.req.url.split('?', 2)
    return controlInPath.test(path) || nulInQuery.test(query) ? refuse(c) : next()
  }
