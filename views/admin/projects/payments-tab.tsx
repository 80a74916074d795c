import type { DisputeRow } from '../../../projections/disputes'
import type { PaymentRow } from '../../../projections/payments'
import type { RefundRow } from '../../../projections/refunds'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import type { DisplayNames } from '../../texts/display-names'
import { formatDate, formatMoney } from '../../texts/format'
import { DisputeTable } from './dispute-table'
import { PaymentBadge } from './payment-badge'
import { RecordsCard } from './records-card'
import { RefundTable } from './refund-table'

type TableProps = { t: Texts; payments: readonly PaymentRow[] }
/** `names`: display names of plugins. */
type Props = TableProps & {
  refunds: readonly RefundRow[]
  disputes: readonly DisputeRow[]
  names: DisplayNames['plugins']
}

const Row = ({ t, payment }: { t: Texts; payment: PaymentRow }) => {
  const texts = t.records.payments
  return (
    <tr>
      <td>
        <PaymentBadge t={t} outcome={payment.outcome} />
      </td>
      <td class="num end nowrap corner">
        {formatMoney(payment.amountCents, t.locale)}
        {payment.expectedCents !== null && (
          <span class="sub">{texts.expected(formatMoney(payment.expectedCents, t.locale))}</span>
        )}
      </td>
      <td data-label={texts.columns.via}>
        {payment.via ? texts.via[payment.via] : t.none}
        {payment.receivedOn && (
          <span class="sub">{texts.receivedOn(formatDate(payment.receivedOn, t.locale))}</span>
        )}
      </td>
      <td class="mono" data-label={texts.columns.reference}>
        {payment.paymentRef}
      </td>
      <td class="end nowrap" data-label={texts.columns.at}>
        <Timestamp t={t} at={payment.at} />
      </td>
    </tr>
  )
}

const Payments = ({ t, payments }: TableProps) => {
  const { title, columns, emptyTitle, emptyText } = t.records.payments
  return (
    <RecordsCard
      t={t}
      id="payments"
      title={title}
      columns={[
        columns.outcome,
        [columns.amount, 'end'],
        columns.via,
        columns.reference,
        [columns.at, 'end'],
      ]}
      records={payments}
      renderRow={(payment) => <Row t={t} payment={payment} />}
      empty={{ title: emptyTitle, text: emptyText }}
    />
  )
}

/** Money that came, went back, or is asked back. */
export const PaymentsTab = ({ t, payments, refunds, disputes, names }: Props) => (
  <div class="stack">
    <Payments t={t} payments={payments} />
    <RefundTable t={t} refunds={refunds} names={names} />
    <DisputeTable t={t} disputes={disputes} />
  </div>
)
