import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { sessionCookieNames } from './sessions'

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/**
 * Requests that may change something must come from the site's own pages. Clients that send neither
 * Origin nor Sec-Fetch-Site (not browsers) pass only without a session cookie.
 */
export const sameOrigin =
  (refuse: (path: string) => Response | Promise<Response>): MiddlewareHandler =>
  async (c, next) => {
    if (safeMethods.includes(c.req.method)) return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const host = (c.req.header('host') ?? '').toLowerCase()
    // A page with the policy no-referrer sends "null"; then only Sec-Fetch-Site tells its origin.
    const hasOrigin = origin !== undefined && !(origin === 'null' && site === 'same-origin')
    const isCrossOrigin =
      (hasOrigin && parseHost(origin) !== host) || (site !== undefined && site !== 'same-origin')
    const isUnknown = origin === undefined && site === undefined
    const hasSession = sessionCookieNames.some((name) => getCookie(c, name) !== undefined)
    if (isCrossOrigin || (isUnknown && hasSession)) return refuse(c.req.path)
    return next()
  }

const parseHost = (origin: string): string | null =>
  URL.canParse(origin) ? new URL(origin).host.toLowerCase() : null
