import { formatDate } from '../texts/format'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail } from './customer-mail-context'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'
import type { StaffMailContext } from './staff-mails'
import { linkToProject } from './staff-mails'

/**
 * `domain` in Unicode; `expiresAt` in ISO-8601, `renewBefore` too: a payment must come before it; `days`
 * from now, rounded to whole days.
 */
export type DomainExpiry = {
  domain: string
  expiresAt: string
  renewBefore: string
  days: number
}

/** Sent 60, 30, 14 and 7 days before the end: the domain is renewed only after payment. */
export const composeDomainExpiryMail = (
  context: CustomerMailContext,
  { domain, expiresAt, renewBefore, days }: DomainExpiry,
): MailContent => {
  const { expiring } = textsFor(context.locale).mails
  return composeCustomerMail(context, expiring.subject(domain, days), [
    ...toParagraphs(
      expiring.text(domain, formatDate(expiresAt, context.locale)),
      expiring.renewal(formatDate(renewBefore, context.locale)),
      expiring.otherwise,
    ),
  ])
}

export const composeStaffDomainExpiryMail = (
  context: StaffMailContext,
  { domain, expiresAt, renewBefore, days }: DomainExpiry,
): MailContent => {
  const { staffExpiring } = textsFor(context.locale).mails
  return renderLetter({
    locale: context.locale,
    ...(context.name ? { name: context.name } : {}),
    subject: staffExpiring.subject(domain, days),
    parts: [
      ...toParagraphs(
        staffExpiring.text(domain, context.projectName, formatDate(expiresAt, context.locale)),
      ),
      ...toParagraphs(staffExpiring.renewal(formatDate(renewBefore, context.locale))),
      linkToProject(context),
    ],
  })
}
