import type { DomainKind } from '../../events/codes'
import { isBought } from '../../events/codes'
import type { Settlement } from '../../src/domain/lifecycle/settlement'
import type { Texts } from '../texts/de'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import type { LetterPart } from './letter'
import { toParagraphs } from './letter'
import type { MailContent } from './mail-content'

type LifecycleTexts = {
  subject: (project: string) => string
  text: (project: string, contactMail: string) => readonly string[]
}

const composeLifecycleMail = (
  context: CustomerMailContext,
  texts: LifecycleTexts,
  ...more: readonly LetterPart[]
): MailContent =>
  composeCustomerMail(context, texts.subject(context.projectName), [
    ...toParagraphs(...texts.text(context.projectName, context.contactMail)),
    ...more,
  ])

const getMailTexts = ({ locale }: CustomerMailContext) => textsFor(locale).mails

/** A live project was suspended: its site shows a notice, its data stays. */
export const composeSuspendedMail = (context: CustomerMailContext) =>
  composeLifecycleMail(context, getMailTexts(context).suspended)

export const composeReinstatedMail = (context: CustomerMailContext, siteUrl: string) => {
  const { reinstated, live } = getMailTexts(context)
  return composeLifecycleMail(context, reinstated, {
    kind: 'link',
    text: `${live.site}:`,
    url: siteUrl,
    link: siteUrl,
  })
}

/** `isOnline`: its site runs on until it is torn down. */
export const composeArchivedMail = (context: CustomerMailContext, isOnline: boolean) => {
  const { archived } = getMailTexts(context)
  return composeLifecycleMail(
    context,
    archived,
    ...toParagraphs(
      ...(isOnline ? [archived.stillOnline] : []),
      archived.contents(context.contactMail),
    ),
  )
}

/** A site that is not online yet is set up no further for now. */
export const composePausedMail = (context: CustomerMailContext) =>
  composeLifecycleMail(context, getMailTexts(context).paused, linkToTracker(context))

/** A live site runs on another server now. */
export const composeMovedMail = (context: CustomerMailContext) =>
  composeLifecycleMail(context, getMailTexts(context).moved)

/** A live project was torn down; a bought domain keeps running until its term ends. */
export const composeTeardownMail = (
  context: CustomerMailContext,
  data: 'keep' | 'erase',
  kind: DomainKind,
) => {
  const { tornDown } = getMailTexts(context)
  const name = isBought(kind) ? [tornDown.bought(context.domain, context.contactMail)] : []
  return composeLifecycleMail(
    context,
    tornDown,
    ...toParagraphs(tornDown.data[data](context.contactMail), ...name),
  )
}

export type OrderCancellation = {
  cause: keyof Texts['mails']['cancelled']['text']
  settlement: Settlement
  shopUrl: string
}

/** An order was cancelled: the cause, the money, and how to order again. */
export const composeCancelledMail = (
  context: CustomerMailContext,
  { cause, settlement, shopUrl }: OrderCancellation,
) => {
  const { cancelled } = getMailTexts(context)
  return composeLifecycleMail(
    context,
    { subject: cancelled.subject[cause], text: (project) => [cancelled.text[cause](project)] },
    ...toParagraphs(textsFor(context.locale).tracker.settlement[settlement]),
    { kind: 'link', text: cancelled.orderAgain, url: shopUrl, link: cancelled.orderAgainLink },
  )
}
