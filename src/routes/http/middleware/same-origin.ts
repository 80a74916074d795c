import type { MiddlewareHandler } from 'hono'
import type { Asked, Env } from '../permission-router'
import { isForPrograms } from '../request-kind'
import type { Desk } from '../route-dependencies'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Sessions and order links, with whatever prefix https brings. */
const ours = /(?:^|;\s*)(?:__Host-|__Secure-)?vrs[\w-]*=/

type Where = Pick<Desk, 'publicUrl' | 'mode'>

/** Our own origins; the sandbox has several names, and its host was checked before. */
const isOurs = (c: Asked, origin: string, { publicUrl, mode }: Where) =>
  origin === new URL(publicUrl).origin ||
  (mode === 'sandbox' && origin === new URL(c.req.url).origin)

const isSameOrigin = (c: Asked, where: Where): boolean => {
  const hasCookies = ours.test(c.req.header('cookie') ?? '')
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  if (site === undefined && origin === undefined) return !hasCookies
  if (isForPrograms(c.req.path) && !hasCookies) return true
  // Under `no-referrer` a browser's own forms say `Origin: null`: what it says of the site counts.
  return site === undefined ? isOurs(c, origin ?? '', where) : site === 'same-origin'
}

/** Stops what another site makes a browser send: see the page it was meant for, but change nothing. */
export const sameOrigin =
  (where: Where, refuse: (c: Asked) => Response | Promise<Response>): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (reading.has(c.req.method) || isSameOrigin(c, where)) return next()
    return refuse(c)
  }
