import { sentMails } from '../../../../projections/queries/vendor-calls'
import { MailPage } from '../../../../views/admin/mails/mail-preview-page'
import { MailsPage } from '../../../../views/admin/mails/mails-page'
import type { SentListing } from '../../../../views/admin/mails/sent-mails'
import { templates } from '../../../../views/mails/mail-previews'
import { isTemplate } from '../../../../views/mails/template-names'
import type { Locale } from '../../../../views/texts/locale'
import { isLocale } from '../../../../views/texts/locale'
import { staffIn } from '../../http/guards/staff-guards'
import type { StaffDesk } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked, Door } from '../../http/permission-router'
import { notFound } from '../../http/problem-pages'
import { isId, query } from '../../http/query-parameters'
import { localeOf } from '../../http/request-locale'
import type { Desk } from '../../http/route-dependencies'

const mailsPerPage = 50

/** A preview brings its own look, runs nothing, loads nothing and sends nothing. */
const previewPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

/** What is no id and no place in the list narrows nothing, rather than failing. */
const filterOf = (c: Asked): SentListing['filter'] => {
  const { project, before } = query(c, ['project', 'before'])
  return {
    ...(isId(project) ? { project } : {}),
    ...(before && /^\d{1,18}$/.test(before) ? { before } : {}),
  }
}

const listing = async ({ sql }: Desk, filter: SentListing['filter']): Promise<SentListing> => {
  const found = await sentMails(sql, { ...filter, limit: mailsPerPage + 1 })
  const rows = found.slice(0, mailsPerPage)
  return { rows, filter, next: found.length > mailsPerPage ? rows.at(-1)?.id : undefined }
}

/** GET /admin/mails: the templates, and what was sent. */
const showAll = (desk: StaffDesk) => async (c: Asked) =>
  c.html(
    <MailsPage
      frame={staffFrameOf(c, desk, staffIn(c))}
      listing={await listing(desk, filterOf(c))}
    />,
  )

const wanted = (c: Asked) => {
  const template = c.req.param('template') ?? ''
  const asked = c.req.query('locale')
  const locale: Locale = isLocale(asked) ? asked : localeOf(c)
  return isTemplate(template) ? { template, locale, mail: templates[template](locale) } : undefined
}

const showOne = (desk: StaffDesk) => (c: Asked) => {
  const found = wanted(c)
  if (!found) return notFound(c, desk)
  return c.html(<MailPage frame={staffFrameOf(c, desk, staffIn(c))} {...found} />)
}

/** The mail itself, as a program shows it. */
const preview = (desk: StaffDesk) => (c: Asked) => {
  const found = wanted(c)
  if (!found) return notFound(c, desk)
  return c.html(found.mail.html, 200, { 'content-security-policy': previewPolicy })
}

export const mailRoutes = (door: Door, desk: StaffDesk) => {
  door.get('/admin/mails', 'read', showAll(desk))
  door.get('/admin/mails/:template', 'read', showOne(desk))
  door.get('/admin/mails/:template/preview', 'read', preview(desk))
}
