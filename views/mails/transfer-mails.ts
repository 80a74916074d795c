import { findTroubleText } from '../texts/describe-trouble'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { linkToTracker } from './customer-mail-context'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'
import type { MailTrouble } from './provisioning-mails'

/** Told when a transfer has begun: what the old provider may still ask. */
export const composeTransferStartedMail = (to: CustomerMailContext): MailContent => {
  const { transferStarted } = textsFor(to.locale).mails
  return renderLetter({
    locale: to.locale,
    name: to.customerName,
    subject: transferStarted.subject(to.domain),
    parts: [
      ...toParagraphs(transferStarted.text(to.domain)),
      { kind: 'list', title: transferStarted.next, items: transferStarted.items },
      ...toParagraphs(transferStarted.duration),
      linkToTracker(to),
    ],
  })
}

/** Told when a transferred name is here: what may be ended elsewhere now, and what not yet. */
export const composeTransferCompletedMail = (to: CustomerMailContext): MailContent => {
  const { transferCompleted } = textsFor(to.locale).mails
  return renderLetter({
    locale: to.locale,
    name: to.customerName,
    subject: transferCompleted.subject(to.domain),
    parts: [
      ...toParagraphs(transferCompleted.text(to.domain), ...transferCompleted.next),
      linkToTracker(to),
    ],
  })
}

/** Told when a transfer failed: exactly what to do, and where. */
export const composeTransferFailedMail = (
  to: CustomerMailContext,
  at: MailTrouble,
): MailContent => {
  const t = textsFor(to.locale)
  const { transferFailed } = t.mails
  const because = findTroubleText(at, t)?.customer
  return renderLetter({
    locale: to.locale,
    name: to.customerName,
    subject: transferFailed.subject(to.domain),
    parts: [
      ...toParagraphs(transferFailed.text(to.domain), ...(because ? [because] : [])),
      { kind: 'list', title: transferFailed.todo, items: transferFailed.items },
      linkToTracker(to, transferFailed.here),
      ...toParagraphs(transferFailed.after),
    ],
  })
}
