import type { PriceLine } from '../../events/price'
import type { Catalogue } from '../../projections/queries/catalogue'
import { describeRefundLine } from '../texts/describe-refund-line'
import { formatMoney } from '../texts/format'
import { namePlugins } from '../texts/localize-catalogue'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import type { LetterPart } from './letter'
import { toParagraphs } from './letter'

/** `way`: as it came, or by transfer where that was not possible. */
export type IssuedRefund = {
  grossCents: number
  /** Which parts of the price go back; none of money that was not due. */
  lines: readonly PriceLine[]
  taxCents: number
  /** All that the catalogue names. */
  plugins: Catalogue['plugins']
  way: 'stripe' | 'transfer'
  orderNumber: string
}

/** Of which parts of the order the money is, and its tax. */
const listShare = (
  { locale }: CustomerMailContext,
  { lines, taxCents, plugins }: Pick<IssuedRefund, 'lines' | 'taxCents' | 'plugins'>,
): LetterPart[] => {
  if (lines.length === 0) return []
  const t = textsFor(locale)
  const pluginNames = namePlugins(plugins, locale)
  const facts = lines.map(
    (line) =>
      [describeRefundLine(t, line, pluginNames), formatMoney(line.netCents, locale)] as const,
  )
  const tax = [t.mails.refunded.tax, formatMoney(taxCents, locale)] as const
  return [{ kind: 'facts', facts: [...facts, tax] }]
}

/** Money was sent back: how much, and by which way it comes. */
export const composeRefundMail = (
  context: CustomerMailContext,
  { way, orderNumber, ...refund }: IssuedRefund,
) => {
  const { refunded } = textsFor(context.locale).mails
  const amount = formatMoney(refund.grossCents, context.locale)
  return composeCustomerMail(context, refunded.subject(context.projectName), [
    ...toParagraphs(refunded.text(context.projectName, orderNumber, amount)),
    ...listShare(context, refund),
    ...toParagraphs(refunded.ways[way]),
    linkToTracker(context, refunded.open),
  ])
}
