import type { Fault } from '../../../../events/refusal-error'
import { Refused } from '../../../../events/refusal-error'
import { personStream } from '../../../../events/streams'
import { FirstPasswordPage } from '../../../../views/admin/people/first-password-page'
import { invitedBy } from '../../../security/staff-invite'
import { keepSession } from '../../http/guards/session-cookie'
import type { StaffDesk } from '../../http/guards/staff-route-dependencies'
import { frameOf } from '../../http/page-frames'
import type { Asked, Door } from '../../http/permission-router'
import { credentials } from './staff-accounts'

const shortest = 12
const longest = 200

const invited = async (desk: StaffDesk, invite: string) => {
  const personId = invitedBy(desk.vault.derive('staff-invite'), invite, desk.now())
  if (!personId) return undefined
  const used = await desk.sql`select 1 from credentials where person_id = ${personId}`
  return used.length === 0 ? personId : undefined
}

const faultsOf = (password: string, again: string): Fault[] => {
  if (password.length < shortest) return [{ pointer: '/password', code: 'PASSWORD_TOO_SHORT' }]
  if (password.length > longest) return [{ pointer: '/password', code: 'TOO_LONG' }]
  return password === again ? [] : [{ pointer: '/again', code: 'PASSWORDS_DIFFER' }]
}

const setPassword = async (
  desk: StaffDesk,
  personId: string,
  password: string,
  request: string,
) => {
  const by = `person:${personId}` as const
  const stream = personStream(personId)
  const hash = await desk.passwords.hash(password)
  await desk.store.act({ by, correlationId: request, causationId: request }, async () => {
    const { at } = await desk.store.read(stream)
    return {
      grows: [{ stream, at, events: [{ type: 'PasswordSet', data: {} }] }],
      also: [credentials(personId, hash)],
    }
  })
}

/** As typed: a password's spaces are part of it. */
const typed = async (c: Asked) => {
  const body = await c.req.parseBody()
  const text = (name: string) => (typeof body[name] === 'string' ? String(body[name]) : '')
  return { invite: text('invite'), password: text('password'), again: text('again') }
}

const show = (desk: StaffDesk) => async (c: Asked) => {
  const invite = c.req.query('invite') ?? ''
  const frame = { ...frameOf(c, desk), path: '/welcome' }
  if (await invited(desk, invite))
    return c.html(<FirstPasswordPage frame={frame} invite={invite} />)
  return c.html(<FirstPasswordPage frame={frame} />, 410)
}

const take = (desk: StaffDesk) => async (c: Asked) => {
  const { invite, password, again } = await typed(c)
  const frame = frameOf(c, desk)
  const personId = await invited(desk, invite)
  if (!personId) return c.html(<FirstPasswordPage frame={frame} />, 410)
  const problems = faultsOf(password, again)
  if (problems.length > 0)
    return c.html(<FirstPasswordPage frame={frame} invite={invite} problems={problems} />, 422)
  try {
    await setPassword(desk, personId, password, c.var.requestId)
  } catch (error) {
    // The same link was used at the same moment elsewhere.
    if (!(error instanceof Refused)) throw error
    return c.html(<FirstPasswordPage frame={frame} />, 410)
  }
  keepSession(c, desk.publicUrl, await desk.sessions.begin(personId))
  return c.redirect('/admin', 303)
}

/** Where new staff set their first password, by the link that `vrs staff add` prints. */
export const firstPasswordRoutes = (door: Door, desk: StaffDesk) => {
  door.get('/welcome', 'public', show(desk))
  door.post('/welcome', 'public', take(desk))
}
