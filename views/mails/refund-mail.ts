import { formatMoney } from '../texts/format'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import { toParagraphs } from './letter'

/** `way`: as it came, or by transfer where that was not possible. */
export type IssuedRefund = {
  grossCents: number
  way: 'stripe' | 'transfer'
  orderNumber: string
}

/** Money was sent back: how much, and by which way it comes. */
export const composeRefundMail = (
  context: CustomerMailContext,
  { grossCents, way, orderNumber }: IssuedRefund,
) => {
  const { refunded } = textsFor(context.locale).mails
  const amount = formatMoney(grossCents, context.locale)
  return composeCustomerMail(context, refunded.subject(context.projectName), [
    ...toParagraphs(refunded.text(context.projectName, orderNumber, amount), refunded.ways[way]),
    linkToTracker(context, refunded.open),
  ])
}
