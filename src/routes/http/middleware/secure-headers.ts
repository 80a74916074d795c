import type { MiddlewareHandler } from 'hono'
import type { Env } from '../permission-router'

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

const fixedHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

const strictTransportSecurity = 'max-age=63072000; includeSubDomains'

/** On every answer; pages also say what makes them differ. An answer's own header stays. */
export const secureHeaders = (publicUrl: string): MiddlewareHandler<Env> => {
  const https = publicUrl.startsWith('https:')
  return async (c, next) => {
    await next()
    const { headers } = c.res
    for (const [name, value] of Object.entries(fixedHeaders))
      if (!headers.has(name)) headers.set(name, value)
    if (https) headers.set('strict-transport-security', strictTransportSecurity)
    if (headers.get('content-type')?.startsWith('text/html')) {
      headers.append('vary', 'HX-Request, HX-Request-Type')
      if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    }
  }
}
