import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Asked } from '../permission-router'

const isHttps = (publicUrl: string) => publicUrl.startsWith('https:')

/** `__Host-` binds the cookie to this very host, and browsers take it over https only. */
const nameFor = (publicUrl: string) => (isHttps(publicUrl) ? '__Host-vrs' : 'vrs')

const attributes = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(publicUrl) }) as const

export const sessionSecret = (c: Asked, publicUrl: string) => getCookie(c, nameFor(publicUrl))

export const keepSession = (c: Asked, publicUrl: string, secret: string) =>
  setCookie(c, nameFor(publicUrl), secret, attributes(publicUrl))

export const dropSession = (c: Asked, publicUrl: string) =>
  void deleteCookie(c, nameFor(publicUrl), attributes(publicUrl))
