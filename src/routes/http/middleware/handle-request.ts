import type { Handler, MiddlewareHandler } from 'hono'
import { every } from 'hono/combine'
import type { Env, RequestContext } from '../permission-router'
import { contentSecurityPolicy, finishPage, isPage, listSecureHeaders } from './secure-headers'

type Answer = Response | Promise<Response>

export type RequestHandler = (c: RequestContext) => Answer

/** Answers a request that must not reach its route; undefined lets it pass. */
export type RequestCheck = (
  c: RequestContext,
) => Response | undefined | Promise<Response | undefined>

/** Waits for the route's answer, or answers in its place. */
export type RequestLimit = (c: RequestContext, answer: Promise<Response>) => Promise<Response>

/** One request as it was answered; `route` is the pattern of its path, `none` where none took it. */
export type AnsweredRequest = {
  requestId: string
  method: string
  route: string
  status: number
  durationMs: number
}

/** Puts around a route what is done for every request. */
export type HandleRequests = (route: string, answer: RequestHandler) => RequestHandler

type RequestHandling = {
  publicUrl: string
  /** Each is asked before the route, in this order. */
  checks: readonly RequestCheck[]
  /** Answers what a check or the route threw. */
  fail: (error: Error, c: RequestContext) => Answer
  limit?: RequestLimit
  /** Called when the answer begins. */
  report?: (request: AnsweredRequest) => void
}

const passOn = async () => undefined

/** One function of several handlers, each of which answers or calls the next. */
export const joinHandlers = (handlers: readonly Handler<Env>[]): RequestHandler => {
  const [only, ...others] = handlers
  if (only && others.length === 0) return (c) => only(c, passOn) as Answer
  const joined = every(...(handlers as readonly MiddlewareHandler<Env>[]))
  return async (c) => {
    await joined(c, passOn)
    return c.res
  }
}

/**
 * What is done for every request, around its route. It is no middleware of Hono, which would run
 * every route as a chain of promises: a route that answers at once is answered at once.
 */
export const handleRequests = (handling: RequestHandling): HandleRequests => {
  const { publicUrl, checks, fail, limit, report } = handling
  const secureHeaders = listSecureHeaders(publicUrl)
  const finish = (c: RequestContext, response: Response, route: string, startedAt: number) => {
    const { requestId } = c.var
    const { headers, status } = response
    headers.set('x-request-id', requestId)
    for (const [name, value] of secureHeaders) headers.set(name, value)
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', contentSecurityPolicy)
    const durationMs = performance.now() - startedAt
    report?.({ requestId, method: c.req.method, route, status, durationMs })
    return response
  }
  const askChecks = (c: RequestContext, first = 0): ReturnType<RequestCheck> => {
    for (let index = first; index < checks.length; index += 1) {
      const refusal = checks[index]?.(c)
      if (refusal instanceof Promise)
        return refusal.then((found) => found ?? askChecks(c, index + 1))
      if (refusal) return refusal
    }
    return undefined
  }
  const answerChecked = (c: RequestContext, answer: RequestHandler): Answer => {
    const refusal = askChecks(c)
    if (refusal instanceof Promise) return refusal.then((found) => found ?? answer(c))
    return refusal ?? answer(c)
  }
  return (route, answer) => {
    const answerLimited: RequestHandler = (c) => {
      const answered = answer(c)
      return limit && answered instanceof Promise ? limit(c, answered) : answered
    }
    return (c) => {
      // Of a route that answers with `c.notFound()`.
      if (c.get('requestId')) return answer(c)
      const startedAt = performance.now()
      // Not hono/request-id: it takes over the caller's id, and events are correlated by ours.
      c.set('requestId', crypto.randomUUID())
      const finishLater = async (answered: Answer) => {
        const response = await answered
        const finished = isPage(response) ? await finishPage(c, response) : response
        return finish(c, finished, route, startedAt)
      }
      const finishFailed = (error: Error) => finishLater(fail(error, c))
      try {
        const answered = answerChecked(c, answerLimited)
        return answered instanceof Promise || isPage(answered)
          ? finishLater(answered).catch(finishFailed)
          : finish(c, answered, route, startedAt)
      } catch (error) {
        return finishFailed(error as Error)
      }
    }
  }
}
