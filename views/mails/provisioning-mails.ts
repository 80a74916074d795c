import type { DomainKind } from '../../events/codes'
import { findTroubleText } from '../texts/describe-trouble'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { linkToTracker } from './customer-mail-context'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'

/** What a step stands at; a vendor's own words are not for customers. */
export type MailTrouble = { vendor?: string; code: string }

/** Told when provisioning begins: what happens now, and how long that takes for such a domain. */
export const composeProvisioningStartedMail = (
  to: CustomerMailContext,
  kind: DomainKind,
): MailContent => {
  const { started } = textsFor(to.locale).mails
  return renderLetter({
    locale: to.locale,
    name: to.customerName,
    subject: started.subject(to.projectName),
    parts: [
      ...toParagraphs(started.text(to.projectName), started.expect[kind](to.domain), started.end),
      linkToTracker(to),
    ],
  })
}

/** Told when it takes longer and there is nothing for the customer to do. */
export const composeDelayedMail = (to: CustomerMailContext, at: MailTrouble): MailContent => {
  const t = textsFor(to.locale)
  const { delayed } = t.mails
  return renderLetter({
    locale: to.locale,
    name: to.customerName,
    subject: delayed.subject(to.projectName),
    parts: [
      ...toParagraphs(
        delayed.text(to.projectName),
        findTroubleText(at, t)?.customer ?? delayed.calm,
      ),
      linkToTracker(to),
    ],
  })
}

/** Told when nothing goes on before the customer has acted. */
export const composeActionNeededMail = (to: CustomerMailContext, at: MailTrouble): MailContent => {
  const t = textsFor(to.locale)
  const { needed } = t.mails
  const because = findTroubleText(at, t)?.customer
  return renderLetter({
    locale: to.locale,
    name: to.customerName,
    subject: needed.subject(to.projectName),
    parts: [
      ...toParagraphs(needed.text(to.projectName), ...(because ? [because] : [])),
      linkToTracker(to, needed.todo),
    ],
  })
}
