import type { Price } from '../../events/project'
import { money } from '../format'
import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { Mail } from './mail'
import { MailFrame } from './mail-frame'

export type Received = {
  locale: Locale
  /** How the customer is addressed. */
  customerName: string
  projectName: string
  orderNumber: string
  price: Price
  trackerUrl: string
}

const pairs = ({ locale, orderNumber, price }: Received): [string, string][] => {
  const said = textsFor(locale).mails.received
  return [
    [said.number, orderNumber],
    [said.net, money(price.netCents, locale)],
    [said.tax(price.taxRatePercent), money(price.taxCents, locale)],
    [said.total, money(price.grossCents, locale)],
  ]
}

const plain = (order: Received) => {
  const { received, greeting, goodbye } = textsFor(order.locale).mails
  return [
    greeting(order.customerName),
    received.text(order.projectName),
    pairs(order)
      .map(([label, value]) => `${label}: ${value}`)
      .join('\n'),
    `${received.tracker}\n${order.trackerUrl}`,
    received.keep,
    goodbye,
  ].join('\n\n')
}

/** Told as soon as the order stands: number, total, where to follow it. */
export const receivedMail = (order: Received): Mail => {
  const t = textsFor(order.locale)
  const { received, greeting } = t.mails
  const subject = received.subject(order.orderNumber)
  const html = MailFrame({
    t,
    subject,
    children: (
      <>
        <p>{greeting(order.customerName)}</p>
        <p>{received.text(order.projectName)}</p>
        <table>
          <tbody>
            {pairs(order).map(([label, value]) => (
              <tr>
                <td>{label}</td>
                <td align="right">
                  <strong>{value}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          {received.tracker}
          <br />
          <a href={order.trackerUrl}>{received.trackerLink}</a>
        </p>
        <p>{received.keep}</p>
      </>
    ),
  })
  return { subject, text: plain(order), html }
}
