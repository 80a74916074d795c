import type { DomainKind } from '../../events/codes'
import { findTroubleText } from '../texts/describe-trouble'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import { toParagraphs } from './letter'
import type { MailContent } from './mail-content'

/** What a step stands at; a vendor's own words are not for customers. */
export type MailTrouble = { vendor?: string; code: string }

/** Told when provisioning begins: what happens now, and how long that takes for such a domain. */
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

/** Told when it takes longer and there is nothing for the customer to do. */
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

/** Told when nothing goes on before the customer has acted. */
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
