import { matchedRoutes } from 'hono/route'
import type { RequestContext } from '../http/permission-router'
import type { Metrics } from './metrics'

/** One request as it is logged: paths and queries may hold tokens, so only the pattern is logged. */
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
  (log: LogRequest, { observe }: Pick<Metrics, 'observe'>) =>
  (c: RequestContext, duration: number): void => {
    const durationMs = Math.round(duration * 100) / 100
    const request = { method: methodOf(c), route: routeOf(c), status: c.res.status }
    observe({ ...request, seconds: durationMs / 1000 })
    log({ requestId: c.var.requestId, ...request, durationMs })
  }
