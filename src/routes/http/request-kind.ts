import type { Asked } from './permission-router'

/** Who asks: htmx for a piece of a page, a browser for a page, or a program for JSON. */
export type Asking = 'htmx' | 'browser' | 'program'

const forPrograms = /^\/(?:api|webhooks|\.well-known|livez|readyz|metrics|version|openapi\.json)\b/
const json = /\b(?:json|event-stream)\b/

export const isForPrograms = (path: string) => forPrograms.test(path)

export const askingOf = (c: Asked): Asking => {
  if (isForPrograms(c.req.path)) return 'program'
  if (c.req.header('hx-request') === 'true') return 'htmx'
  const accepts = c.req.header('accept') ?? '*/*'
  if (accepts.includes('text/html')) return 'browser'
  return json.test(accepts) || json.test(c.req.header('content-type') ?? '') ? 'program' : 'browser'
}

/** htmx says itself whether it wants a page or a piece of one; Back sends `HX-Request` as well. */
export const wantsFragment = (c: Asked) => c.req.header('hx-request-type') === 'partial'
