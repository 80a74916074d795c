import type { RefundRow } from '../../projections/refunds'
import type { Texts } from '../texts/de'
import { describeRefundLine } from '../texts/describe-refund-line'
import { formatMoney } from '../texts/format'

type Props = {
  t: Texts
  refund: Pick<RefundRow, 'lines' | 'taxCents'>
  /** Display names of plugins by their codes. */
  names?: Readonly<Record<string, string>>
}

/** Which parts of the price a refund gives back; nothing of money that was not due. */
export const RefundShareLines = ({ t, refund: { lines, taxCents }, names }: Props) => (
  <>
    {lines.map((line) => (
      <span class="sub">
        {`${describeRefundLine(t, line, names)}: `}
        <span class="nowrap">{formatMoney(line.netCents, t.locale)}</span>
      </span>
    ))}
    {(lines.length > 0 || taxCents > 0) && (
      <span class="sub">{t.order.refundTax(formatMoney(taxCents, t.locale))}</span>
    )}
  </>
)
