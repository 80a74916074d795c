import type { LaterPurchaseKind } from '../../events/payment/plugin-order'
import type { Price } from '../../events/price'
import { formatDate, formatMoney } from '../texts/format'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import { toParagraphs } from './letter'

/** `kind`: what was ordered. `payBy`: until when it can be paid, ISO-8601. */
type OrderedPurchase = {
  kind: LaterPurchaseKind
  orderNumber: string
  price: Pick<Price, 'grossCents'>
}

/** How a later purchase is paid, and until when that is possible. */
export const composePurchaseMail = (
  to: CustomerMailContext,
  { kind, orderNumber, price, payBy }: OrderedPurchase & { payBy: string },
) => {
  const { purchaseOrdered } = textsFor(to.locale).mails
  const amount = formatMoney(price.grossCents, to.locale)
  return composeCustomerMail(to, purchaseOrdered.subject(kind, orderNumber), [
    ...toParagraphs(
      purchaseOrdered.text[kind](to.projectName, amount),
      purchaseOrdered.until(formatDate(payBy, to.locale)),
    ),
    linkToTracker(to, purchaseOrdered.open),
  ])
}

/** Its licenses are there; the site takes what is new by itself. `cause`: paid, on invoice, free. */
export const composePurchaseReleasedMail = (
  to: CustomerMailContext,
  purchase: OrderedPurchase & { cause: 'paid' | 'invoiceTerms' | 'free'; dueDays?: number },
) => {
  const { purchaseReleased } = textsFor(to.locale).mails
  const { kind, orderNumber, price, cause, dueDays = 0 } = purchase
  const amount = formatMoney(price.grossCents, to.locale)
  return composeCustomerMail(to, purchaseReleased.subject(kind, orderNumber), [
    ...toParagraphs(
      purchaseReleased.text[kind](to.projectName),
      purchaseReleased.causes[cause](amount, dueDays),
    ),
    linkToTracker(to, purchaseReleased.open),
  ])
}
