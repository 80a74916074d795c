import type { FreeOrderHoldCause } from '../../events/codes'
import type { Price } from '../../events/price'
import { freeReleaseWaits } from '../../src/domain/order/free-release'
import { describeTroubleForCustomer } from '../texts/describe-trouble'
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
  /** Why it costs nothing and is looked at first. */
  hold?: FreeOrderHoldCause | undefined
}

const priceFacts = ({ locale, price }: OrderReceivedMailData) => {
  const { received } = textsFor(locale).mails
  if (price.grossCents === 0) return [[received.total, received.free]] as const
  return [
    [received.net, formatMoney(price.netCents, locale)],
    [received.tax(price.taxRatePercent), formatMoney(price.taxCents, locale)],
    [received.total, formatMoney(price.grossCents, locale)],
  ] as const
}

/** Sent when the order is placed: its number, total and tracker. */
export const composeOrderReceivedMail = (order: OrderReceivedMailData): MailContent => {
  const { locale, customerName: name, projectName, orderNumber, trackerUrl, hold } = order
  const t = textsFor(locale)
  const { received } = t.mails
  const cause = hold && describeTroubleForCustomer(freeReleaseWaits[hold], t)
  const facts = [[received.number, orderNumber] as const, ...priceFacts(order)]
  return renderLetter({
    locale,
    name,
    subject: received.subject(orderNumber),
    parts: [
      ...toParagraphs(received.text(projectName)),
      { kind: 'facts', facts },
      ...toParagraphs(...(cause ? [cause] : [])),
      {
        kind: 'link',
        text: received.tracker,
        url: trackerUrl,
        link: received.trackerLink,
      },
      ...toParagraphs(received.keep),
    ],
  })
}
