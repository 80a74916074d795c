import type { MiddlewareHandler } from 'hono'
import type { Role } from '../../../../events/codes'
import { findPerson } from '../../../../projections/queries/people'
import { LoginPage } from '../../../../views/admin/people/login-page'
import {
  deleteStaffSessionCookie,
  readStaffSessionCookie,
  setStaffSessionCookie,
} from '../../http/guards/session-cookie'
import { findSignedInStaff } from '../../http/guards/signed-in-staff'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { pathAfterSignIn } from '../../http/local-path'
import { frameOf } from '../../http/page-frames'
import type { Env, PermissionRouter, RequestContext } from '../../http/permission-router'
import { staffByEmail } from './staff-accounts'

const startPathOf = (role: Role) => (role === 'auditor' ? '/audit' : '/admin/projects')

type SignInForm = { email: string; password: string; next: string }

const readSignInForm = async (c: RequestContext): Promise<SignInForm> => {
  const body = await c.req.parseBody()
  const text = (name: string) => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
  return { email: text('email').slice(0, 254), password: text('password'), next: text('next') }
}

type CredentialCheck = { personId: string; role: Role } | { personId?: string; role?: undefined }

/** Does the same work for an address that nobody here has. */
const checkCredentials = async (
  deps: StaffRouteDependencies,
  { email, password }: SignInForm,
): Promise<CredentialCheck> => {
  const known = await staffByEmail(deps.sql, deps.vault.hashEmail(email))
  const matches = await deps.passwords.verify(password, known?.passwordHash ?? undefined)
  if (!known) return {}
  const person = matches ? await findPerson(deps.sql, known.personId) : undefined
  return person?.role
    ? { personId: known.personId, role: person.role }
    : { personId: known.personId }
}

const recordSignIn = (
  { sql, now }: StaffRouteDependencies,
  { personId, role }: CredentialCheck,
) => sql`
  insert into sign_ins (at, person_id, outcome)
  values (${now()}, ${personId ?? null}, ${role ? 'ok' : 'wrong'})`

const signIn = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const form = await readSignInForm(c)
  const found = await checkCredentials(deps, form)
  await recordSignIn(deps, found)
  if (!found.role) {
    const { next, email } = form
    const page = { frame: frameOf(c, deps), next, email, errorCode: 'WRONG_CREDENTIALS' }
    return c.html(<LoginPage {...page} />, 422)
  }
  const before = readStaffSessionCookie(c, deps.publicUrl)
  setStaffSessionCookie(c, deps.publicUrl, await deps.sessions.start(found.personId, before))
  return c.redirect(pathAfterSignIn(form.next, startPathOf(found.role)), 303)
}

const showSignIn = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const next = pathAfterSignIn(c.req.query('next'), '')
  const staff = await findSignedInStaff(c, deps)
  if (staff) return c.redirect(next || startPathOf(staff.role), 303)
  return c.html(<LoginPage frame={frameOf(c, deps)} next={next} />)
}

const signOut = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const secret = readStaffSessionCookie(c, deps.publicUrl)
  if (secret) await deps.sessions.end(secret)
  deleteStaffSessionCookie(c, deps.publicUrl)
  return c.redirect('/login', 303)
}

/** `limit` holds back whoever guesses passwords. */
export const signInRoutes = (
  router: PermissionRouter,
  deps: StaffRouteDependencies,
  limit?: MiddlewareHandler<Env>,
) => {
  if (limit) router.app.on('POST', '/login', limit)
  router.get('/login', 'public', showSignIn(deps))
  router.post('/login', 'public', signIn(deps))
  router.post('/logout', 'public', signOut(deps))
}
