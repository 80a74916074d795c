import { z } from 'zod'
import { personStream } from '../../../../events/streams'
import { NewPasswordPage } from '../../../../views/admin/people/new-password-page'
import { PasswordResetPage } from '../../../../views/admin/people/password-reset-page'
import type { Locale } from '../../../../views/texts/locale'
import { isPasswordResetOpen } from '../../../domain/staff/decide-password'
import { verifyPasswordResetToken } from '../../../security/password-reset-token'
import { answerAfterFixedTime } from '../../http/answer-after'
import { emailFormText, formText, trimmedFormText } from '../../http/form-schema'
import { deleteStaffSessionCookie } from '../../http/guards/session-cookie'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { frameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { wasAccepted } from '../../http/refusal'
import type { FormRefusal } from '../../http/router/validate-request'
import { isTypedTwice, newPasswordFields, passwordsDiffer } from './new-password-form'
import { replacePasswordRows, staffByEmail } from './staff-accounts'

const requestForm = z.object({
  email: emailFormText(),
})

const newPasswordForm = z
  .object({ reset: formText(), ...newPasswordFields })
  .refine(isTypedTwice, passwordsDiffer)
type NewPasswordForm = z.infer<typeof newPasswordForm>

/** Writes to the member of staff, if there is one of this address. */
const requestReset = async (
  deps: StaffRouteDependencies,
  requestId: string,
  { email, locale }: { email: string; locale: Locale },
) => {
  const account = await staffByEmail(deps.sql, deps.vault.hashEmail(email))
  if (!account) return
  // Who it was is not known: whoever knows the address can ask.
  const context = {
    by: 'system:sign-in',
    correlationId: requestId,
    causationId: requestId,
  } as const
  const data = { locale, now: deps.now().toISOString() }
  const command = { type: 'RequestPasswordReset', data } as const
  // That somebody is no member of staff any more is nothing for those who only know an address.
  await wasAccepted(deps.commands.password(context, account.personId, command))
}

/** GET /password-reset */
const showRequestPage = (deps: StaffRouteDependencies) => (c: RequestContext) =>
  c.html(<PasswordResetPage frame={frameOf(c, deps)} isSent={c.req.query('sent') !== undefined} />)

const refuseRequest =
  (deps: StaffRouteDependencies): FormRefusal =>
  (c, errors, fields) => {
    const email = trimmedFormText().parse(fields.email)
    return c.html(<PasswordResetPage frame={frameOf(c, deps)} errors={errors} email={email} />, 422)
  }

/** POST /password-reset: the same answer at the same time, whether there is such an account or not. */
const submitRequest =
  (deps: StaffRouteDependencies) =>
  async (c: RequestContext, { email }: z.infer<typeof requestForm>) => {
    const { locale } = frameOf(c, deps).t
    await answerAfterFixedTime(requestReset(deps, c.var.requestId, { email, locale }))
    return c.redirect('/password-reset?sent', 303)
  }

const findOpenReset = async (deps: StaffRouteDependencies, token: string) => {
  const reset = verifyPasswordResetToken(deps.vault.keyFor('password-reset'), token)
  if (!reset) return undefined
  const { events } = await deps.store.read(personStream(reset.personId))
  return isPasswordResetOpen(events, reset.requestId, deps.now().toISOString()) ? reset : undefined
}

const respondWithEndedLink = (c: RequestContext, deps: StaffRouteDependencies) =>
  c.html(<NewPasswordPage frame={{ ...frameOf(c, deps), path: '/new-password' }} />, 410)

/** GET /new-password?reset=…: looks only, as programs that check mails follow links, too. */
const showNewPasswordPage = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const reset = c.req.query('reset') ?? ''
  if (!(await findOpenReset(deps, reset))) return respondWithEndedLink(c, deps)
  return c.html(<NewPasswordPage frame={frameOf(c, deps)} reset={reset} />)
}

const refuseNewPassword =
  (deps: StaffRouteDependencies): FormRefusal =>
  async (c, errors, fields) => {
    const reset = formText().parse(fields.reset)
    if (!(await findOpenReset(deps, reset))) return respondWithEndedLink(c, deps)
    const page = { frame: frameOf(c, deps), reset, errors }
    return c.html(<NewPasswordPage {...page} />, 422)
  }

/** POST /new-password: the password and the end of all sessions commit with the event. */
const submitNewPassword =
  (deps: StaffRouteDependencies) =>
  async (c: RequestContext, { reset: token, password }: NewPasswordForm) => {
    const reset = await findOpenReset(deps, token)
    if (!reset) return respondWithEndedLink(c, deps)
    const { personId, requestId } = reset
    const by = `person:${personId}` as const
    const context = { by, correlationId: c.var.requestId, causationId: requestId }
    const statements = replacePasswordRows(personId, await deps.passwords.hash(password))
    const data = { requestId, now: deps.now().toISOString() }
    const command = { type: 'ResetPassword', data } as const
    const isReset = await wasAccepted(
      deps.commands.password(context, personId, command, { statements }),
    )
    // The same link was used at the same moment elsewhere.
    if (!isReset) return respondWithEndedLink(c, deps)
    deleteStaffSessionCookie(c, deps.publicUrl)
    return c.redirect('/login?password-set', 303)
  }

/** For staff who forgot their password: their address brings a link that sets a new one. */
export const passwordResetRoutes = (router: PermissionRouter, deps: StaffRouteDependencies) => {
  router.get('/password-reset', 'public', showRequestPage(deps))
  router.form('/password-reset', 'public', {
    schema: requestForm,
    refuse: refuseRequest(deps),
    submit: submitRequest(deps),
  })
  router.get('/new-password', 'public', showNewPasswordPage(deps))
  router.form('/new-password', 'public', {
    schema: newPasswordForm,
    refuse: refuseNewPassword(deps),
    submit: submitNewPassword(deps),
  })
}
