import type { Price } from '../../events/project'
import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { Mail } from './mail'

export type Received = {
  locale: Locale
  /** How the customer is addressed. */
  customerName: string
  projectName: string
  orderNumber: string
  price: Price
  trackerUrl: string
}

export const receivedMail = ({ locale, trackerUrl }: Received): Mail => {
  const t = textsFor(locale)
  return { subject: t.brand, text: trackerUrl, html: trackerUrl }
}
