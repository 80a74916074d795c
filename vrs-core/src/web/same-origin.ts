import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { sessionCookieNames } from './sessions'

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/**
 * What changes something must come from the site's own pages. Programs that send neither Origin nor
 * Sec-Fetch-Site pass only without a session.
 */
export const sameOrigin =
  (refused: (path: string) => Response | Promise<Response>): MiddlewareHandler =>
  async (c, next) => {
    if (safeMethods.includes(c.req.method)) return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const host = (c.req.header('host') ?? '').toLowerCase()
    // A page whose policy hides its address sends "null"; then only the browser's own word counts.
    const named = origin !== undefined && !(origin === 'null' && site === 'same-origin')
    const foreign =
      (named && parseHost(origin) !== host) || (site !== undefined && site !== 'same-origin')
    const unknown = origin === undefined && site === undefined
    const signedIn = sessionCookieNames.some((name) => getCookie(c, name) !== undefined)
    if (foreign || (unknown && signedIn)) return refused(c.req.path)
    return next()
  }

const parseHost = (origin: string): string | null =>
  URL.canParse(origin) ? new URL(origin).host.toLowerCase() : null
