import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { RequestContext } from '../permission-router'

const isHttps = (publicUrl: string) => publicUrl.startsWith('https:')

/** `__Host-` binds the cookie to this very host, and browsers take it over https only. */
const cookieNameFor = (publicUrl: string) => (isHttps(publicUrl) ? '__Host-vrs' : 'vrs')

const cookieAttributes = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(publicUrl) }) as const

export const readStaffSessionCookie = (c: RequestContext, publicUrl: string) =>
  getCookie(c, cookieNameFor(publicUrl))

export const setStaffSessionCookie = (c: RequestContext, publicUrl: string, secret: string) =>
  setCookie(c, cookieNameFor(publicUrl), secret, cookieAttributes(publicUrl))

export const deleteStaffSessionCookie = (c: RequestContext, publicUrl: string) =>
  void deleteCookie(c, cookieNameFor(publicUrl), cookieAttributes(publicUrl))
