import type { MiddlewareHandler, Next } from 'hono'
import type { Env, RequestContext } from '../permission-router'
import { contentSecurityPolicy, finishPage, isPage, listSecureHeaders } from './secure-headers'

/** Answers a request that must not reach its route; undefined lets it pass. */
export type RequestCheck = (
  c: RequestContext,
) => Response | undefined | Promise<Response | undefined>

/** Lets the route answer, or answers in its place. */
export type RequestLimit = (c: RequestContext, next: Next) => Promise<Response | undefined>

type RequestHandling = {
  publicUrl: string
  /** Each is asked before the route, in this order. */
  checks: readonly RequestCheck[]
  limit?: RequestLimit
  /** When the answer begins. */
  report?: (c: RequestContext, durationMs: number) => void
}

const noLimit: RequestLimit = async (_, next) => {
  await next()
  return undefined
}

/**
 * What is done for every request, around its route. One function and not one middleware each: a
 * further layer of Hono costs a request more than most of these rules do.
 */
export const handleRequests = ({
  publicUrl,
  checks,
  limit = noLimit,
  report,
}: RequestHandling): MiddlewareHandler<Env> => {
  const secureHeaders = listSecureHeaders(publicUrl)
  const findRefusal = async (c: RequestContext) => {
    for (const check of checks) {
      const found = check(c)
      const refusal = found instanceof Promise ? await found : found
      if (refusal) return refusal
    }
    return undefined
  }
  return async (c, next) => {
    const startedAt = performance.now()
    // Not hono/request-id: it takes over the caller's id, and events are correlated by ours.
    c.set('requestId', crypto.randomUUID())
    const response = (await findRefusal(c)) ?? (await limit(c, next))
    if (response) c.res = response
    if (isPage(c.res)) await finishPage(c)
    const { headers } = c.res
    headers.set('x-request-id', c.var.requestId)
    for (const [name, value] of secureHeaders) headers.set(name, value)
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', contentSecurityPolicy)
    report?.(c, performance.now() - startedAt)
  }
}
