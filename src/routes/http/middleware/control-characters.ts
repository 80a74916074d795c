import type { RequestContext } from '../permission-router'
import type { RequestCheck } from './handle-request'

const controlInPath = /^[^?]*%(?:[01][0-9a-f]|7f)/i

/** No path of ours holds a control character; what a query holds is judged by its route. */
export const refuseControlCharacters =
  (refuse: (c: RequestContext) => Response | Promise<Response>): RequestCheck =>
  (c) =>
    controlInPath.test(c.req.url) ? refuse(c) : undefined
