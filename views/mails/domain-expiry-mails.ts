import { day } from '../texts/format'
import { textsFor } from '../texts/texts'
import type { Addressed } from './customer-mail-context'
import { toTracker } from './customer-mail-context'
import { letterMail, said } from './letter'
import type { Mail } from './mail-content'
import type { StaffAddressed } from './staff-mails'
import { toProject } from './staff-mails'

/** A name as people write it, until when it runs (ISO-8601), and the whole days until then. */
export type Expiring = { domain: string; expiresAt: string; days: number }

/** Told 60, 30, 14 and 7 days before: it is renewed on payment only. */
export const expiringMail = (to: Addressed, { domain, expiresAt, days }: Expiring): Mail => {
  const { expiring } = textsFor(to.locale).mails
  return letterMail({
    locale: to.locale,
    name: to.customerName,
    subject: expiring.subject(domain, days),
    parts: [
      ...said(expiring.text(domain, day(expiresAt, to.locale)), expiring.renewal, expiring.else),
      toTracker(to),
    ],
  })
}

export const staffExpiringMail = (
  to: StaffAddressed,
  { domain, expiresAt, days }: Expiring,
): Mail => {
  const { staffExpiring } = textsFor(to.locale).mails
  return letterMail({
    locale: to.locale,
    ...(to.name ? { name: to.name } : {}),
    subject: staffExpiring.subject(domain, days),
    parts: [
      ...said(staffExpiring.text(domain, to.projectName, day(expiresAt, to.locale))),
      ...said(staffExpiring.renewal),
      toProject(to),
    ],
  })
}
