import type { RequestContext } from '../permission-router'
import { isApiPath } from '../request-kind'
import type { RouteDependencies } from '../route-dependencies'
import type { RequestCheck } from './handle-request'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Sessions and order links, with whatever prefix https brings. */
const ownCookiePattern = /(?:^|;\s*)(?:__Host-|__Secure-)?vrs[\w-]*=/

type OriginSettings = Pick<RouteDependencies, 'publicUrl' | 'mode'>

/** Our own origins; the sandbox has several names, and its host was checked before. */
const isOwnOrigin = (c: RequestContext, origin: string, { publicUrl, mode }: OriginSettings) =>
  origin === new URL(publicUrl).origin ||
  (mode === 'sandbox' && origin === new URL(c.req.url).origin)

const isSameOrigin = (c: RequestContext, where: OriginSettings): boolean => {
  const hasCookies = ownCookiePattern.test(c.req.header('cookie') ?? '')
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  if (site === undefined && origin === undefined) return !hasCookies
  if (isApiPath(c.req.path) && !hasCookies) return true
  // Under `no-referrer` a browser's own forms say `Origin: null`: what it says of the site counts.
  return site === undefined ? isOwnOrigin(c, origin ?? '', where) : site === 'same-origin'
}

/** Stops what another site makes a browser send. Not hono/csrf: it lets cross-site JSON pass. */
export const requireSameOrigin =
  (
    where: OriginSettings,
    refuse: (c: RequestContext) => Response | Promise<Response>,
  ): RequestCheck =>
  (c) =>
    safeMethods.has(c.req.method) || isSameOrigin(c, where) ? undefined : refuse(c)
