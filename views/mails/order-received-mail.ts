import type { Price } from '../../events/project'
import { money } from '../texts/format'
import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import { letterMail, said } from './letter'
import type { Mail } from './mail-content'

export type Received = {
  locale: Locale
  /** How the customer is addressed. */
  customerName: string
  projectName: string
  orderNumber: string
  price: Price
  trackerUrl: string
}

/** Told as soon as the order stands: number, total, where to follow it. */
export const receivedMail = (order: Received): Mail => {
  const { locale, customerName: name, projectName, orderNumber, price, trackerUrl } = order
  const { received } = textsFor(locale).mails
  const facts = [
    [received.number, orderNumber],
    [received.net, money(price.netCents, locale)],
    [received.tax(price.taxRatePercent), money(price.taxCents, locale)],
    [received.total, money(price.grossCents, locale)],
  ] as const
  return letterMail({
    locale,
    name,
    subject: received.subject(orderNumber),
    parts: [
      ...said(received.text(projectName)),
      { kind: 'facts', facts },
      { kind: 'way', text: received.tracker, url: trackerUrl, link: received.trackerLink },
      ...said(received.keep),
    ],
  })
}
