import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { LetterPart } from './letter'
import { renderLetter } from './letter'
import type { MailContent } from './mail-content'

/** The recipient of a customer's mail, the project, the address of the order's tracker, and ours. */
export type CustomerMailContext = {
  locale: Locale
  customerName: string
  projectName: string
  /** In Unicode: `köln.de`, not `xn--kln-sna.de`. */
  domain: string
  trackerUrl: string
  /** Where the customer can write to. */
  contactMail: string
}

/** A link to the tracker, by default to follow the order there. */
export const linkToTracker = (
  { locale, trackerUrl }: CustomerMailContext,
  { text, link }: { text: string; link: string } = textsFor(locale).mails.follow,
): LetterPart => ({ kind: 'link', text, url: trackerUrl, link })

export const composeCustomerMail = (
  { locale, customerName }: CustomerMailContext,
  subject: string,
  parts: readonly LetterPart[],
): MailContent => renderLetter({ locale, name: customerName, subject, parts })
