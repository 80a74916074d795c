import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { LetterPart } from './letter'

/** To whom a customer's mail goes, of which project, and where she follows her order. */
export type CustomerMailContext = {
  locale: Locale
  customerName: string
  projectName: string
  /** As people write it: umlauts, not `xn--`. */
  domain: string
  trackerUrl: string
}

/** The way to the order's page: to follow it, or for what is to be done there. */
export const linkToTracker = (
  { locale, trackerUrl }: CustomerMailContext,
  { text, link }: { text: string; link: string } = textsFor(locale).mails.follow,
): LetterPart => ({ kind: 'way', text, url: trackerUrl, link })
