import type { Price } from '../../events/project'
import { formatMoney } from '../texts/format'
import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'

export type OrderReceivedMailData = {
  locale: Locale
  /** The name used in the greeting. */
  customerName: string
  projectName: string
  orderNumber: string
  price: Price
  trackerUrl: string
}

/** Sent when the order is placed: its number, total and tracker. */
export const composeOrderReceivedMail = (order: OrderReceivedMailData): MailContent => {
  const { locale, customerName: name, projectName, orderNumber, price, trackerUrl } = order
  const { received } = textsFor(locale).mails
  const facts = [
    [received.number, orderNumber],
    [received.net, formatMoney(price.netCents, locale)],
    [received.tax(price.taxRatePercent), formatMoney(price.taxCents, locale)],
    [received.total, formatMoney(price.grossCents, locale)],
  ] as const
  return renderLetter({
    locale,
    name,
    subject: received.subject(orderNumber),
    parts: [
      ...toParagraphs(received.text(projectName)),
      { kind: 'facts', facts },
      { kind: 'link', text: received.tracker, url: trackerUrl, link: received.trackerLink },
      ...toParagraphs(received.keep),
    ],
  })
}
