import type { MiddlewareHandler } from 'hono'
import type { Role } from '../../../../events/codes'
import { personById } from '../../../../projections/people'
import { LoginPage } from '../../../../views/admin/people/login-page'
import { dropSession, keepSession, sessionSecret } from '../../http/guards/session-cookie'
import { signedIn } from '../../http/guards/signed-in-staff'
import type { StaffDesk } from '../../http/guards/staff-route-dependencies'
import { beyondSignIn } from '../../http/local-path'
import { frameOf } from '../../http/page-frames'
import type { Asked, Door, Env } from '../../http/permission-router'
import { staffByEmail } from './staff-accounts'

const startOf = (role: Role) => (role === 'auditor' ? '/audit' : '/admin/projects')

type Typed = { email: string; password: string; next: string }

const typed = async (c: Asked): Promise<Typed> => {
  const body = await c.req.parseBody()
  const text = (name: string) => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
  return { email: text('email').slice(0, 254), password: text('password'), next: text('next') }
}

type Checked = { personId: string; role: Role } | { personId?: string; role?: undefined }

/** Does the same work for an address that nobody here has. */
const check = async (desk: StaffDesk, { email, password }: Typed): Promise<Checked> => {
  const known = await staffByEmail(desk.sql, desk.vault.emailHmac(email))
  const matches = await desk.passwords.verify(password, known?.passwordHash ?? undefined)
  if (!known) return {}
  const person = matches ? await personById(desk.sql, known.personId) : undefined
  return person?.role
    ? { personId: known.personId, role: person.role }
    : { personId: known.personId }
}

const note = ({ sql, now }: StaffDesk, { personId, role }: Checked) => sql`
  insert into sign_ins (at, person_id, outcome)
  values (${now()}, ${personId ?? null}, ${role ? 'ok' : 'wrong'})`

const signIn = (desk: StaffDesk) => async (c: Asked) => {
  const form = await typed(c)
  const found = await check(desk, form)
  await note(desk, found)
  if (!found.role) {
    const { next, email } = form
    const page = { frame: frameOf(c, desk), next, email, problem: 'WRONG_CREDENTIALS' }
    return c.html(<LoginPage {...page} />, 422)
  }
  const before = sessionSecret(c, desk.publicUrl)
  keepSession(c, desk.publicUrl, await desk.sessions.begin(found.personId, before))
  return c.redirect(beyondSignIn(form.next, startOf(found.role)), 303)
}

const showSignIn = (desk: StaffDesk) => async (c: Asked) => {
  const next = beyondSignIn(c.req.query('next'), '')
  const staff = await signedIn(c, desk)
  if (staff) return c.redirect(next || startOf(staff.role), 303)
  return c.html(<LoginPage frame={frameOf(c, desk)} next={next} />)
}

const signOut = (desk: StaffDesk) => async (c: Asked) => {
  const secret = sessionSecret(c, desk.publicUrl)
  if (secret) await desk.sessions.end(secret)
  dropSession(c, desk.publicUrl)
  return c.redirect('/login', 303)
}

/** `limit` holds back whoever guesses passwords. */
export const signInRoutes = (door: Door, desk: StaffDesk, limit?: MiddlewareHandler<Env>) => {
  if (limit) door.app.on('POST', '/login', limit)
  door.get('/login', 'public', showSignIn(desk))
  door.post('/login', 'public', signIn(desk))
  door.post('/logout', 'public', signOut(desk))
}
