import { z } from 'zod'
import { personStream } from '../../../../events/streams'
import { FirstPasswordPage } from '../../../../views/admin/people/first-password-page'
import { verifyStaffInvite } from '../../../security/staff-invite'
import { formText } from '../../http/form-schema'
import { setStaffSessionCookie } from '../../http/guards/session-cookie'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { frameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { wasAccepted } from '../../http/refusal'
import type { FormRefusal } from '../../http/router/validate-request'
import { isTypedTwice, newPasswordFields, passwordsDiffer } from './new-password-form'
import { credentialsRow } from './staff-accounts'

const passwordForm = z
  .object({ invite: formText(), ...newPasswordFields })
  .refine(isTypedTwice, passwordsDiffer)
type PasswordForm = z.infer<typeof passwordForm>

const findInvitedPerson = async (deps: StaffRouteDependencies, invite: string) => {
  const personId = verifyStaffInvite(deps.vault.keyFor('staff-invite'), invite, deps.now())
  if (!personId) return undefined
  const used = await deps.sql`select 1 from credentials where person_id = ${personId}`
  return used.length === 0 ? personId : undefined
}

const setPassword = async (
  deps: StaffRouteDependencies,
  personId: string,
  password: string,
  request: string,
) => {
  const by = `person:${personId}` as const
  const stream = personStream(personId)
  const hash = await deps.passwords.hash(password)
  await deps.store.commit({ by, correlationId: request, causationId: request }, async () => {
    const { version } = await deps.store.read(stream)
    return {
      appends: [{ stream, expectedVersion: version, events: [{ type: 'PasswordSet', data: {} }] }],
      statements: [credentialsRow(personId, hash)],
    }
  })
}

const showPasswordForm = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const invite = c.req.query('invite') ?? ''
  const frame = { ...frameOf(c, deps), path: '/welcome' }
  if (await findInvitedPerson(deps, invite))
    return c.html(<FirstPasswordPage frame={frame} invite={invite} />)
  return c.html(<FirstPasswordPage frame={frame} />, 410)
}

const refusePasswordForm =
  (deps: StaffRouteDependencies): FormRefusal =>
  async (c, errors, fields) => {
    const frame = frameOf(c, deps)
    const invite = formText().parse(fields.invite)
    if (!(await findInvitedPerson(deps, invite)))
      return c.html(<FirstPasswordPage frame={frame} />, 410)
    return c.html(<FirstPasswordPage frame={frame} invite={invite} errors={errors} />, 422)
  }

const submitPasswordForm =
  (deps: StaffRouteDependencies) =>
  async (c: RequestContext, { invite, password }: PasswordForm) => {
    const frame = frameOf(c, deps)
    const personId = await findInvitedPerson(deps, invite)
    if (!personId) return c.html(<FirstPasswordPage frame={frame} />, 410)
    // Where it is refused, the same link was used at the same moment elsewhere.
    if (!(await wasAccepted(setPassword(deps, personId, password, c.var.requestId))))
      return c.html(<FirstPasswordPage frame={frame} />, 410)
    setStaffSessionCookie(c, deps.publicUrl, await deps.sessions.start(personId))
    return c.redirect('/admin', 303)
  }

/** Where new staff set their first password, by the link that `vrs staff add` prints. */
export const firstPasswordRoutes = (router: PermissionRouter, deps: StaffRouteDependencies) => {
  router.get('/welcome', 'public', showPasswordForm(deps))
  router.form('/welcome', 'public', {
    schema: passwordForm,
    refuse: refusePasswordForm(deps),
    submit: submitPasswordForm(deps),
  })
}
