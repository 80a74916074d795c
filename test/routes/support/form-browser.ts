import type { Role } from '../../../events/codes'
import type { Marketplace } from './admin-app'
import { mails, password } from './admin-app'

const own = { 'sec-fetch-site': 'same-origin' }

export const form = (fields: Record<string, string>) => new URLSearchParams(fields)

/** A browser of one person: it keeps the session, and says where its forms come from. */
export const browserOf = (place: Marketplace, cookie = '') => {
  const send = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(`${place.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...init.headers },
    })
  return {
    cookie,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: form(fields), headers: { ...own, ...headers } }),
    send,
  }
}
export type Browser = ReturnType<typeof browserOf>

export const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

export const signedInAs = async (place: Marketplace, role: Role): Promise<Browser> => {
  const answer = await browserOf(place).post('/login', { email: mails[role], password })
  if (answer.status !== 303)
    throw new Error(`expected 303 for ${mails[role]}, found ${answer.status}`)
  return browserOf(place, cookieOf(answer))
}
