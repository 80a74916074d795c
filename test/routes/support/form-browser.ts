import type { Role } from '../../../events/codes'
import type { AdminApp } from './admin-app'
import { openAdminApp, staffEmails, staffPassword } from './admin-app'

const sameOriginHeaders = { 'sec-fetch-site': 'same-origin' }

export const encodeForm = (fields: Record<string, string>) => new URLSearchParams(fields)

/** A browser of one person: it keeps the session, and says where its forms come from. */
export const openFormBrowser = (app: AdminApp, cookie = '') => {
  const send = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(`${app.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...init.headers },
    })
  return {
    cookie,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      send(path, {
        method: 'POST',
        body: encodeForm(fields),
        headers: { ...sameOriginHeaders, ...headers },
      }),
    send,
  }
}
export type FormBrowser = ReturnType<typeof openFormBrowser>

export const readCookies = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

export const signInAs = async (app: AdminApp, role: Role): Promise<FormBrowser> => {
  const answer = await openFormBrowser(app).post('/login', {
    email: staffEmails[role],
    password: staffPassword,
  })
  if (answer.status !== 303)
    throw new Error(`expected 303 for ${staffEmails[role]}, found ${answer.status}`)
  return openFormBrowser(app, readCookies(answer))
}

/** The admin, and a caseworker who has signed in. */
export const openAdminForCaseworker = async () => {
  const fixture = await openAdminApp()
  return { fixture, caseworker: await signInAs(fixture, 'caseworker') }
}
