import type { FieldError } from '../../../../events/refusal-error'
import { projectStream } from '../../../../events/streams'
import type { MailTextRow } from '../../../../projections/queries/mail-texts'
import { resendReasons } from '../../../../views/admin/mails/resend-form'
import { SentMailPage } from '../../../../views/admin/mails/sent-mail-page'
import { consumeFlashAt, setFlashAt } from '../../http/flash'
import type { FormFields } from '../../http/form-fields'
import { readFormFields } from '../../http/form-fields'
import { currentStaff } from '../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import type { ActionReason } from '../actions/staff-action'
import { parseReason } from '../actions/staff-action'
import { createStaffCommandContext } from '../actions/staff-command-context'
import { findRequestedMailText, loadSentMail } from './load-sent-mail'
import { mailPreviewPolicy } from './mail-preview-policy'

const pathOf = ({ id }: MailTextRow) => `/admin/mails/sent/${id}`

type RefusedResend = { errors: readonly FieldError[]; values: FormFields }

const renderMailPage = async (
  c: RequestContext,
  deps: StaffRouteDependencies,
  row: MailTextRow,
  refused?: RefusedResend,
) => {
  const mail = await loadSentMail(deps, row)
  if (!mail) return respondWithNotFound(c, deps)
  const staff = currentStaff(c)
  const frame = { ...staffFrameOf(c, deps, staff), path: pathOf(row) }
  const toasts = row.projectId
    ? await consumeFlashAt(c, deps, {
        staff,
        t: frame.t,
        path: pathOf(row),
        stream: projectStream(row.projectId),
      })
    : []
  return c.html(
    <SentMailPage frame={{ ...frame, toasts }} mail={mail} refused={refused} />,
    refused ? 422 : 200,
  )
}

/** GET /admin/mails/sent/:id */
const showSentMail = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const row = await findRequestedMailText(c, deps)
  return row ? renderMailPage(c, deps, row) : respondWithNotFound(c, deps)
}

/** The mail itself, as a program shows it. */
const showSentMailPreview = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const row = await findRequestedMailText(c, deps)
  const mail = row && (await loadSentMail(deps, row))
  if (!mail?.html) return respondWithNotFound(c, deps)
  return c.html(mail.html, 200, { 'content-security-policy': mailPreviewPolicy })
}

const resend = async (
  c: RequestContext,
  deps: StaffRouteDependencies,
  { id, personId, projectId }: MailTextRow & { projectId: string },
  reason: ActionReason,
) => {
  const stream = projectStream(projectId)
  const context = await createStaffCommandContext(c, deps, stream, reason, personId)
  const command = { type: 'ResendMail' as const, data: { mailId: id } }
  return deps.commands.project(context, projectId, command)
}

/** POST /admin/mails/sent/:id/resending {reason, note} */
const submitResend = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const row = await findRequestedMailText(c, deps)
  if (!row?.projectId) return respondWithNotFound(c, deps)
  const values = await readFormFields(c)
  const reason = parseReason(resendReasons, values)
  if ('pointer' in reason) return renderMailPage(c, deps, row, { errors: [reason], values })
  const events = await resend(c, deps, { ...row, projectId: row.projectId }, reason)
  setFlashAt(c, deps, pathOf(row), events)
  return c.redirect(pathOf(row), 303)
}

/** Mails as they were sent, for those who work for their recipients. */
export const sentMailRoutes = (router: PermissionRouter, deps: StaffRouteDependencies) => {
  router.get('/admin/mails/sent/:id', 'write', showSentMail(deps))
  router.get('/admin/mails/sent/:id/preview', 'write', showSentMailPreview(deps))
  router.post('/admin/mails/sent/:id/resending', 'write', submitResend(deps))
}
