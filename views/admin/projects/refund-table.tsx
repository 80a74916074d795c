import type { RefundRow } from '../../../projections/refunds'
import type { Tone } from '../../layout/page-frame'
import { RefundShareLines } from '../../parts/refund-share-lines'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import type { DisplayNames } from '../../texts/display-names'
import { formatMoney } from '../../texts/format'
import { RecordsCard } from './records-card'

const tones: Record<RefundRow['status'], Tone> = {
  requested: 'wait',
  approved: 'wait',
  declined: 'quiet',
  issued: 'busy',
  completed: 'good',
  failed: 'bad',
}

/** `names`: display names of plugins. */
type Props = { t: Texts; refunds: readonly RefundRow[]; names: DisplayNames['plugins'] }
type RowProps = Omit<Props, 'refunds'> & { refund: RefundRow }

const RefundTableRow = ({ t, refund, names }: RowProps) => {
  const texts = t.records.refunds
  const { status, cause, grossCents, way, paymentRef, refundRef, changedAt } = refund
  return (
    <tr>
      <td>
        <span class={`badge ${tones[status]}`}>{texts.status[status]}</span>
        {status === 'failed' && cause && (
          <span class="sub">{t.disputes.refundFailures[cause] ?? cause}</span>
        )}
      </td>
      <td class="num end nowrap corner">
        {formatMoney(grossCents, t.locale)}
        <RefundShareLines t={t} refund={refund} names={names} />
      </td>
      <td data-label={texts.columns.way}>{texts.ways[way]}</td>
      <td class="mono" data-label={texts.columns.payment}>
        {paymentRef}
        {refundRef && <span class="sub">{refundRef}</span>}
      </td>
      <td class="end nowrap" data-label={texts.columns.changed}>
        <Timestamp t={t} at={changedAt} />
      </td>
    </tr>
  )
}

/** What goes back to the customer, or went; nothing where nothing does. */
export const RefundTable = ({ t, refunds, names }: Props) => {
  const { title, columns } = t.records.refunds
  if (refunds.length === 0) return null
  return (
    <RecordsCard
      t={t}
      id="refunds"
      title={title}
      columns={[
        columns.status,
        [columns.amount, 'end'],
        columns.way,
        columns.payment,
        [columns.changed, 'end'],
      ]}
      records={refunds}
      renderRow={(refund) => <RefundTableRow t={t} refund={refund} names={names} />}
    />
  )
}
