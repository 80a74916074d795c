import type { MiddlewareHandler } from 'hono'
import { secureHeaders as createSecureHeaders } from 'hono/secure-headers'
import type { Env } from '../permission-router'

const self = ["'self'"]
const none = ["'none'"]

/** On every answer; an answer's own header stays. */
export const secureHeaders = (publicUrl: string) =>
  createSecureHeaders({
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: self,
      scriptSrc: self,
      styleSrc: self,
      imgSrc: ["'self'", 'data:'],
      frameAncestors: none,
      baseUri: none,
      formAction: self,
      objectSrc: none,
    },
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    // Two years: Hono's own value is half a year.
    strictTransportSecurity: publicUrl.startsWith('https:')
      ? 'max-age=63072000; includeSubDomains'
      : false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })

/** Pages say what makes them differ, and are kept by nobody. */
export const pageHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const { headers } = c.res
  if (!headers.get('content-type')?.startsWith('text/html')) return
  headers.append('vary', 'HX-Request, HX-Request-Type')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
