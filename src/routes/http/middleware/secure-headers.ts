import { compress } from 'hono/compress'
import type { RequestContext } from '../permission-router'

/** Where an answer names none of its own. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ')

const twoYears = 'max-age=63072000; includeSubDomains'

/** Of every answer. */
export const listSecureHeaders = (publicUrl: string): readonly (readonly [string, string])[] => [
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ...(publicUrl.startsWith('https:') ? [['strict-transport-security', twoYears] as const] : []),
]

export const isPage = (response: Response) =>
  response.headers.get('content-type')?.startsWith('text/html') ?? false

const compressPage = compress({ contentTypeFilter: /^text\/html\b/ })

/** The page compressed; it says what makes it differ, and is kept by nobody. */
export const finishPage = async (c: RequestContext, page: Response): Promise<Response> => {
  if (c.res !== page) {
    // Hono would add the headers of the answer before to the new one.
    c.res = undefined
    c.res = page
  }
  await compressPage(c, async () => undefined)
  const { headers } = c.res
  headers.append('vary', 'HX-Request, HX-Request-Type')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  return c.res
}
