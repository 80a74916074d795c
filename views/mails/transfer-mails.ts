import { findTroubleText } from '../texts/describe-trouble'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import { toParagraphs } from './letter'
import type { MailContent } from './mail-content'
import type { MailTrouble } from './provisioning-mails'

/** Sent when a transfer has started: what the old provider may still ask. */
export const composeTransferStartedMail = (context: CustomerMailContext): MailContent => {
  const { transferStarted } = textsFor(context.locale).mails
  return composeCustomerMail(context, transferStarted.subject(context.domain), [
    ...toParagraphs(transferStarted.text(context.domain)),
    { kind: 'list', title: transferStarted.next, items: transferStarted.items },
    ...toParagraphs(transferStarted.duration),
    linkToTracker(context),
  ])
}

/** Sent when a transfer is complete: what may be cancelled at the old provider now. */
export const composeTransferCompletedMail = (context: CustomerMailContext): MailContent => {
  const { transferCompleted } = textsFor(context.locale).mails
  return composeCustomerMail(context, transferCompleted.subject(context.domain), [
    ...toParagraphs(transferCompleted.text(context.domain), ...transferCompleted.next),
    linkToTracker(context),
  ])
}

/** Sent when a transfer failed: what to do and where to enter the new code. */
export const composeTransferFailedMail = (
  context: CustomerMailContext,
  trouble: MailTrouble,
): MailContent => {
  const t = textsFor(context.locale)
  const { transferFailed } = t.mails
  const explanation = findTroubleText(trouble, t)?.customer
  return composeCustomerMail(context, transferFailed.subject(context.domain), [
    ...toParagraphs(transferFailed.text(context.domain), ...(explanation ? [explanation] : [])),
    { kind: 'list', title: transferFailed.todo, items: transferFailed.items },
    linkToTracker(context, transferFailed.codeForm),
    ...toParagraphs(transferFailed.after),
  ])
}
