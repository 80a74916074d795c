import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { Role } from '../../../../events/codes'
import { findPerson } from '../../../../projections/queries/people'
import { LoginPage } from '../../../../views/admin/people/login-page'
import { parseEmailAddress } from '../../../domain/contact/email-address'
import { formText } from '../../http/form-schema'
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

const startPathOf = (role: Role) => (role === 'auditor' ? '/audit' : '/admin')

const signInForm = z.object({ email: formText(254), password: formText(), next: formText(2001) })
type SignInForm = z.infer<typeof signInForm>

type CredentialCheck = { personId: string; role: Role } | { personId?: string; role?: undefined }

/** Does the same work for an address that nobody here has. */
const checkCredentials = async (
  deps: StaffRouteDependencies,
  { email, password }: SignInForm,
): Promise<CredentialCheck> => {
  const address = parseEmailAddress(email) ?? email
  const account = await staffByEmail(deps.sql, deps.vault.hashEmail(address))
  const matches = await deps.passwords.verify(password, account?.passwordHash ?? undefined)
  if (!account) return {}
  const { personId } = account
  const person = matches ? await findPerson(deps.sql, personId) : undefined
  return person?.role ? { personId, role: person.role } : { personId }
}

const recordSignIn = (
  { sql, now }: StaffRouteDependencies,
  personId: string | undefined,
  role: Role | undefined,
) => sql`
  insert into sign_ins (at, person_id, outcome)
  values (${now()}, ${personId ?? null}, ${role ? 'ok' : 'wrong'})`

const signIn = (deps: StaffRouteDependencies) => async (c: RequestContext, form: SignInForm) => {
  const { personId, role } = await checkCredentials(deps, form)
  await recordSignIn(deps, personId, role)
  if (!role) {
    const { next, email } = form
    const page = { frame: frameOf(c, deps), next, email, errorCode: 'WRONG_CREDENTIALS' }
    return c.html(<LoginPage {...page} />, 422)
  }
  const before = readStaffSessionCookie(c, deps.publicUrl)
  setStaffSessionCookie(c, deps.publicUrl, await deps.sessions.start(personId, before))
  return c.redirect(pathAfterSignIn(form.next, startPathOf(role)), 303)
}

const showSignIn = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const next = pathAfterSignIn(c.req.query('next'), '')
  const staff = await findSignedInStaff(c, deps)
  if (staff) return c.redirect(next || startPathOf(staff.role), 303)
  const isPasswordNew = c.req.query('password-set') !== undefined
  return c.html(<LoginPage frame={frameOf(c, deps)} next={next} isPasswordNew={isPasswordNew} />)
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
  router.form('/login', 'public', { schema: signInForm, submit: signIn(deps) })
  router.post('/logout', 'public', signOut(deps))
}
