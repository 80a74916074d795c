import type { Context } from 'hono'

/** Who asks: htmx for a piece of a page, a browser for a page, or a program for JSON. */
export type RequestKind = 'htmx' | 'browser' | 'program'

const apiPaths = /^\/(?:api|webhooks|\.well-known|livez|readyz|metrics|version|openapi\.json)\b/
const jsonMediaTypes = /\b(?:json|event-stream)\b/

const jsonMediaType = /^application\/([\w.+-]+\+)?json\b/i

/** Whether the body is JSON, by its Content-Type. */
export const isJsonBody = (c: Context) => jsonMediaType.test(c.req.header('content-type') ?? '')

export const isApiPath = (path: string) => apiPaths.test(path)

export const requestKindOf = (c: Context): RequestKind => {
  if (isApiPath(c.req.path)) return 'program'
  if (c.req.header('hx-request') === 'true') return 'htmx'
  const accepts = c.req.header('accept') ?? '*/*'
  if (accepts.includes('text/html')) return 'browser'
  return jsonMediaTypes.test(accepts) || jsonMediaTypes.test(c.req.header('content-type') ?? '')
    ? 'program'
    : 'browser'
}

/** htmx says itself whether it wants a page or a piece of one; Back sends `HX-Request` as well. */
export const wantsFragment = (c: Context) => c.req.header('hx-request-type') === 'partial'
