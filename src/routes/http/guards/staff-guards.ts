import type { MiddlewareHandler } from 'hono'
import type { Role } from '../../../../events/codes'
import { beyondSignIn, pathIn } from '../local-path'
import type { Asked, Env, Guards } from '../permission-router'
import { problem } from '../problem'
import { problemAnswer } from '../problem-pages'
import { askingOf } from '../request-kind'
import { signedIn } from './signed-in-staff'
import type { StaffDesk } from './staff-route-dependencies'

const start = '/admin/projects'

/** Where to go on after signing in: a page, never a piece of one or the address of an act. */
const returnPath = (c: Asked): string => {
  const { pathname, search } = new URL(c.req.url)
  const shown = pathIn(c.req.header('hx-current-url'))
  if (shown) return beyondSignIn(shown, start)
  if (c.req.method === 'GET') return beyondSignIn(pathname + search, start)
  return beyondSignIn(pathname.slice(0, pathname.lastIndexOf('/')), start)
}

const signInFirst = (c: Asked) => {
  const asking = askingOf(c)
  if (asking === 'program') return problem(c, { code: 'UNAUTHENTICATED' })
  const login = `/login?next=${encodeURIComponent(returnPath(c))}`
  if (asking === 'browser') return c.redirect(login, 303)
  return c.body(null, 401, { 'hx-redirect': login })
}

const staffWith =
  (desk: StaffDesk, roles: readonly Role[]): MiddlewareHandler<Env> =>
  async (c, next) => {
    const staff = await signedIn(c, desk)
    c.header('cache-control', 'no-store')
    if (!staff) return signInFirst(c)
    c.set('staff', staff)
    if (!roles.includes(staff.role)) return problemAnswer(c, desk, { code: 'FORBIDDEN' })
    return next()
  }

/** The doors that only staff pass, each by role. */
export const staffGuards = (
  desk: StaffDesk,
): Pick<Guards, 'read' | 'write' | 'manage' | 'audit'> => ({
  read: staffWith(desk, ['admin', 'caseworker', 'auditor']),
  write: staffWith(desk, ['admin', 'caseworker']),
  manage: staffWith(desk, ['admin']),
  audit: staffWith(desk, ['admin', 'caseworker', 'auditor']),
})

/** Behind those doors: the one who passed. */
export const staffIn = (c: Asked) => {
  const { staff } = c.var
  if (!staff) throw new Error(`expected ${c.req.path} to be behind a door for staff, found none`)
  return staff
}
