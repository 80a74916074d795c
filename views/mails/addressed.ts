import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { Part } from './letter'

/** To whom a customer's mail goes, of which project, and where she follows her order. */
export type Addressed = {
  locale: Locale
  customerName: string
  projectName: string
  /** As people write it: umlauts, not `xn--`. */
  domain: string
  trackerUrl: string
}

/** The way to the order's page, whatever is said before it. */
export const toTracker = ({ locale, trackerUrl }: Addressed, text?: string): Part => {
  const { mails } = textsFor(locale)
  return { kind: 'way', text: text ?? mails.follow, url: trackerUrl, link: mails.followLink }
}
