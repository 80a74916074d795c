import type { DomainKind } from '../../events/codes'
import { findTroubleText } from '../texts/describe-trouble'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import { toParagraphs } from './letter'
import type { MailContent } from './mail-content'

/** Why a step is stalled, without the vendor's message, which customers are not shown. */
export type MailTrouble = { vendor?: string; code: string }

/**
 * Sent when provisioning starts: what happens next and how long it takes for this kind of domain.
 */
export const composeProvisioningStartedMail = (
  context: CustomerMailContext,
  kind: DomainKind,
): MailContent => {
  const { started } = textsFor(context.locale).mails
  return composeCustomerMail(context, started.subject(context.projectName), [
    ...toParagraphs(
      started.text(context.projectName),
      started.expect[kind](context.domain),
      started.end,
    ),
    linkToTracker(context),
  ])
}

/** Sent when a payment that was on its way came to nothing, days after the order. */
export const composePaymentReturnedMail = (context: CustomerMailContext): MailContent => {
  const { returned } = textsFor(context.locale).mails
  return composeCustomerMail(context, returned.subject(context.projectName), [
    ...toParagraphs(returned.text(context.projectName), returned.reassurance),
    linkToTracker(context, returned.todo),
  ])
}

/** Sent when provisioning is delayed and the customer need not do anything. */
export const composeDelayedMail = (
  context: CustomerMailContext,
  trouble: MailTrouble,
): MailContent => {
  const t = textsFor(context.locale)
  const { delayed } = t.mails
  return composeCustomerMail(context, delayed.subject(context.projectName), [
    ...toParagraphs(
      delayed.text(context.projectName),
      findTroubleText(trouble, t)?.customer ?? delayed.reassurance,
    ),
    linkToTracker(context),
  ])
}

/** Sent when provisioning waits for the customer. */
export const composeActionNeededMail = (
  context: CustomerMailContext,
  trouble: MailTrouble,
): MailContent => {
  const t = textsFor(context.locale)
  const { needed } = t.mails
  const explanation = findTroubleText(trouble, t)?.customer
  return composeCustomerMail(context, needed.subject(context.projectName), [
    ...toParagraphs(needed.text(context.projectName), ...(explanation ? [explanation] : [])),
    linkToTracker(context, needed.todo),
  ])
}
