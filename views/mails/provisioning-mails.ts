import type { DomainKind } from '../../events/codes'
import { textsFor } from '../texts/texts'
import { troubleOf } from '../texts/trouble-texts'
import type { Addressed } from './customer-mail-context'
import { toTracker } from './customer-mail-context'
import { letterMail, said } from './letter'
import type { Mail } from './mail-content'

/** What a step stands at; a vendor's own words are not for customers. */
export type StandsAt = { vendor?: string; code: string }

/** Told when provisioning begins: what happens now, and how long that takes for such a domain. */
export const startedMail = (to: Addressed, kind: DomainKind): Mail => {
  const { started } = textsFor(to.locale).mails
  return letterMail({
    locale: to.locale,
    name: to.customerName,
    subject: started.subject(to.projectName),
    parts: [
      ...said(started.text(to.projectName), started.expect[kind](to.domain), started.end),
      toTracker(to),
    ],
  })
}

/** Told when it takes longer and there is nothing for the customer to do. */
export const delayedMail = (to: Addressed, at: StandsAt): Mail => {
  const t = textsFor(to.locale)
  const { delayed } = t.mails
  return letterMail({
    locale: to.locale,
    name: to.customerName,
    subject: delayed.subject(to.projectName),
    parts: [
      ...said(delayed.text(to.projectName), troubleOf(at, t)?.customer ?? delayed.calm),
      toTracker(to),
    ],
  })
}

/** Told when nothing goes on before the customer has acted. */
export const neededMail = (to: Addressed, at: StandsAt): Mail => {
  const t = textsFor(to.locale)
  const { needed } = t.mails
  const because = troubleOf(at, t)?.customer
  return letterMail({
    locale: to.locale,
    name: to.customerName,
    subject: needed.subject(to.projectName),
    parts: [
      ...said(needed.text(to.projectName), ...(because ? [because] : [])),
      toTracker(to, needed.todo),
    ],
  })
}
