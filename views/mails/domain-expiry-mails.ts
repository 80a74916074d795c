import { formatDate, formatMoney } from '../texts/format'
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
      expiring.invoice(context.contactMail),
      expiring.otherwise,
    ),
  ])
}

/** `expiresAt`: the end of the next term, ISO-8601. */
export const composeDomainRenewedMail = (
  context: CustomerMailContext,
  { expiresAt }: { expiresAt: string },
) => {
  const { renewed } = textsFor(context.locale).mails
  const { domain, locale } = context
  const text = renewed.text(domain, formatDate(expiresAt, locale))
  return composeCustomerMail(context, renewed.subject(domain), toParagraphs(...text))
}

/** The next term was paid for, but too late. */
export const composeRenewalRefusedMail = (
  context: CustomerMailContext,
  { amountCents }: { amountCents: number },
) => {
  const { mails, tracker } = textsFor(context.locale)
  const { domain, locale, contactMail } = context
  const text = mails.renewalRefused.text(domain, formatMoney(amountCents, locale))
  const parts = toParagraphs(...text, tracker.questions(contactMail))
  return composeCustomerMail(context, mails.renewalRefused.subject(domain), parts)
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
