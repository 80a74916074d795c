import type { MiddlewareHandler } from 'hono'

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ')

/** Sets the headers of every response; `isHidden` keeps previews out of search engines. */
export const secureHeaders =
  (isHidden: () => boolean): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const set = (name: string, value: string) => c.res.headers.set(name, value)
    set('content-security-policy', contentSecurityPolicy)
    set('x-content-type-options', 'nosniff')
    // Not no-referrer: with it browsers send forms with the origin "null".
    set('referrer-policy', 'same-origin')
    set('cross-origin-opener-policy', 'same-origin')
    set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    if (c.req.header('x-forwarded-proto') === 'https')
      set('strict-transport-security', 'max-age=31536000')
    if (isHidden()) set('x-robots-tag', 'noindex, nofollow')
    if (c.req.path.startsWith('/admin')) set('cache-control', 'no-store')
  }
