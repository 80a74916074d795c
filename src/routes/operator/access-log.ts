import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Env, RequestContext } from '../http/permission-router'
import type { Metrics } from './metrics'

/** One request as it is logged: paths and queries may hold tokens, so only the pattern is told. */
type LoggedRequest = {
  requestId: string
  method: string
  route: string
  status: number
  durationMs: number
}

type LogRequest = (request: LoggedRequest) => void

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Words that anybody may invent must not become labels. */
const methodOf = ({ req }: RequestContext) => (knownMethods.has(req.method) ? req.method : 'other')

/** The pattern of the route that took the request; `none` when none did. */
const routeOf = (c: RequestContext) =>
  matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none'

/** A line and a measurement per request, when its answer begins. */
export const accessLog =
  (note: LogRequest, { observe }: Pick<Metrics, 'observe'>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const begun = performance.now()
    await next()
    const durationMs = Math.round((performance.now() - begun) * 100) / 100
    const request = { method: methodOf(c), route: routeOf(c), status: c.res.status }
    observe({ ...request, seconds: durationMs / 1000 })
    note({ requestId: c.var.requestId, ...request, durationMs })
  }
