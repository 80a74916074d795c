import { formatDateTime, formatLastDay } from '../texts/format'
import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import { type CustomerMailContext, composeCustomerMail } from './customer-mail-context'
import { toParagraphs } from './letter'
import type { MailContent } from './mail-content'

/** What happened to licenses of one project; instants are ISO-8601. */
export type LicenseNotice =
  | { kind: 'trialEnding'; until: string }
  | { kind: 'trialEnded' | 'licensesExpired' }
  | { kind: 'licenseRenewalDue'; until: string }
  | { kind: 'licenseOverdue'; until: string; runsUntil: string }
  | { kind: 'licensesSuspended'; expiresAt: string }

type Draft = { subject: string; text: readonly string[] }

const draft = (
  { locale, projectName, contactMail }: CustomerMailContext,
  plugins: string,
  notice: LicenseNotice,
): Draft => {
  const { mails } = textsFor(locale)
  switch (notice.kind) {
    case 'trialEnding': {
      const at = formatDateTime(notice.until, locale)
      const { subject, text } = mails.trialEnding
      return { subject: subject(plugins, at), text: text(plugins, projectName, at, contactMail) }
    }
    case 'licenseRenewalDue': {
      const day = formatLastDay(notice.until, locale)
      const { subject, text } = mails.licenseRenewalDue
      return { subject: subject(plugins, day), text: text(plugins, projectName, day, contactMail) }
    }
    case 'licenseOverdue': {
      const { subject, text } = mails.licenseOverdue
      const days = [notice.until, notice.runsUntil].map((end) => formatLastDay(end, locale))
      const [paid = '', end = ''] = days
      return {
        subject: subject(plugins),
        text: text(plugins, projectName, paid, end, contactMail),
      }
    }
    case 'licensesSuspended': {
      const { subject, text } = mails.licensesSuspended
      const end = formatLastDay(notice.expiresAt, locale)
      return { subject: subject(plugins), text: text(plugins, projectName, end, contactMail) }
    }
    default: {
      const { subject, text } = mails[notice.kind]
      return { subject: subject(plugins), text: text(plugins, projectName, contactMail) }
    }
  }
}

const formatList = (names: readonly string[], locale: Locale) =>
  new Intl.ListFormat(locale).format(names)

/** One mail about all licenses of a project that it is true of. `plugins`: their display names. */
export const composeLicenseMail = (
  context: CustomerMailContext,
  plugins: readonly string[],
  notice: LicenseNotice,
): MailContent => {
  const { subject, text } = draft(context, formatList(plugins, context.locale), notice)
  return composeCustomerMail(context, subject, toParagraphs(...text))
}
