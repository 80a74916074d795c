import { listSentMails } from '../../../../projections/queries/vendor-calls'
import { MailPreviewPage } from '../../../../views/admin/mails/mail-preview-page'
import { MailsPage } from '../../../../views/admin/mails/mails-page'
import type { SentMailListing } from '../../../../views/admin/mails/sent-mails'
import { mailPreviews } from '../../../../views/mails/mail-previews'
import { isMailTemplateName } from '../../../../views/mails/template-names'
import type { Locale } from '../../../../views/texts/locale'
import { isLocale } from '../../../../views/texts/locale'
import { hasPermission } from '../../../domain/staff/permissions'
import { currentStaff } from '../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext, Staff } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { isUuid, readQuery } from '../../http/query-parameters'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { mailPreviewPolicy } from './mail-preview-policy'
import { sentMailRoutes } from './sent-mail-routes'

const mailsPerPage = 50

/** What is no id and no place in the list narrows nothing, rather than failing. */
const filterOf = (c: RequestContext): SentMailListing['filter'] => {
  const { project, before } = readQuery(c, ['project', 'before'])
  return {
    ...(isUuid(project) ? { project } : {}),
    ...(before && /^\d{1,18}$/.test(before) ? { before } : {}),
  }
}

const loadListing = async (
  { sql }: RouteDependencies,
  filter: SentMailListing['filter'],
  { role }: Staff,
): Promise<SentMailListing> => {
  const found = await listSentMails(sql, { ...filter, limit: mailsPerPage + 1 })
  const rows = found.slice(0, mailsPerPage)
  const next = found.length > mailsPerPage ? rows.at(-1)?.id : undefined
  return { rows, filter, next, canRead: hasPermission(role, 'write') }
}

/** GET /admin/mails: the templates, and what was sent. */
const showMailsPage = (deps: StaffRouteDependencies) => async (c: RequestContext) =>
  c.html(
    <MailsPage
      frame={staffFrameOf(c, deps, currentStaff(c))}
      listing={await loadListing(deps, filterOf(c), currentStaff(c))}
    />,
  )

const findRequestedMail = (c: RequestContext) => {
  const template = c.req.param('template') ?? ''
  const requested = c.req.query('locale')
  const locale: Locale = isLocale(requested) ? requested : localeOf(c)
  return isMailTemplateName(template)
    ? { template, locale, mail: mailPreviews[template](locale) }
    : undefined
}

const showMailPage = (deps: StaffRouteDependencies) => (c: RequestContext) => {
  const found = findRequestedMail(c)
  if (!found) return respondWithNotFound(c, deps)
  return c.html(<MailPreviewPage frame={staffFrameOf(c, deps, currentStaff(c))} {...found} />)
}

/** The mail itself, as a program shows it. */
const showMailPreview = (deps: StaffRouteDependencies) => (c: RequestContext) => {
  const found = findRequestedMail(c)
  if (!found) return respondWithNotFound(c, deps)
  return c.html(found.mail.html, 200, { 'content-security-policy': mailPreviewPolicy })
}

export const mailRoutes = (router: PermissionRouter, deps: StaffRouteDependencies) => {
  router.get('/admin/mails', 'read', showMailsPage(deps))
  sentMailRoutes(router, deps)
  router.get('/admin/mails/:template', 'read', showMailPage(deps))
  router.get('/admin/mails/:template/preview', 'read', showMailPreview(deps))
}
