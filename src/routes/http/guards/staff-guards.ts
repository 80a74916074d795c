import type { MiddlewareHandler } from 'hono'
import type { StaffPermission } from '../../../domain/staff/permissions'
import { hasPermission } from '../../../domain/staff/permissions'
import { pathAfterSignIn, pathOfUrl } from '../local-path'
import type { Env, PermissionGuards, RequestContext } from '../permission-router'
import { problemResponse } from '../problem'
import { respondWithProblem } from '../problem-pages'
import { requestKindOf } from '../request-kind'
import { findSignedInStaff } from './signed-in-staff'
import type { StaffRouteDependencies } from './staff-route-dependencies'

const startPath = '/admin'

/** Where to go on after signing in: a page, never a piece of one or the address of an act. */
const returnPath = (c: RequestContext): string => {
  const { pathname, search } = new URL(c.req.url)
  const currentPath = pathOfUrl(c.req.header('hx-current-url'))
  if (currentPath) return pathAfterSignIn(currentPath, startPath)
  if (c.req.method === 'GET') return pathAfterSignIn(pathname + search, startPath)
  return pathAfterSignIn(pathname.slice(0, pathname.lastIndexOf('/')), startPath)
}

const respondSignInRequired = (c: RequestContext) => {
  const asking = requestKindOf(c)
  if (asking === 'program') return problemResponse(c, { code: 'UNAUTHENTICATED' })
  const login = `/login?next=${encodeURIComponent(returnPath(c))}`
  if (asking === 'browser') return c.redirect(login, 303)
  return c.body(null, 401, { 'hx-redirect': login })
}

const requirePermission =
  (deps: StaffRouteDependencies, permission: StaffPermission): MiddlewareHandler<Env> =>
  async (c, next) => {
    const staff = await findSignedInStaff(c, deps)
    c.header('cache-control', 'no-store')
    if (!staff) return respondSignInRequired(c)
    c.set('staff', staff)
    if (!hasPermission(staff.role, permission))
      return respondWithProblem(c, deps, { code: 'FORBIDDEN' })
    return next()
  }

/** Guards that let in staff only, each by role. */
export const staffGuards = (
  deps: StaffRouteDependencies,
): Pick<PermissionGuards, StaffPermission> => ({
  read: requirePermission(deps, 'read'),
  write: requirePermission(deps, 'write'),
  manage: requirePermission(deps, 'manage'),
  audit: requirePermission(deps, 'audit'),
})

/** Who is signed in, behind those guards. */
export const currentStaff = (c: RequestContext) => {
  const { staff } = c.var
  if (!staff) throw new Error(`expected ${c.req.path} to be behind a guard for staff, found none`)
  return staff
}
