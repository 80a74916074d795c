import type { CustomerPaymentRow } from '../../../projections/queries/customers'
import type { Texts } from '../../texts/de'
import { formatDate, formatMoney } from '../../texts/format'
import { PaymentBadge } from '../projects/payment-badge'
import { RecordsCard } from '../projects/records-card'
import type { CustomerRecord } from './customer-view-model'

type Props = { t: Texts; model: Pick<CustomerRecord, 'payments'> }

const Row = ({ t, payment }: { t: Texts; payment: CustomerPaymentRow }) => (
  <tr>
    <td>
      <PaymentBadge t={t} outcome={payment.outcome} />
    </td>
    <td class="num end nowrap corner">{formatMoney(payment.amountCents, t.locale)}</td>
    <td class="project">
      <a class="clamp" href={`/admin/projects/${payment.projectId}?tab=payments`}>
        <bdi>{payment.projectName}</bdi>
      </a>
      <span class="sub">
        {payment.via ? t.records.payments.via[payment.via] : payment.orderNumber}
      </span>
    </td>
    <td class="end nowrap" data-label={t.records.payments.columns.at}>
      {formatDate(payment.receivedOn ?? payment.at, t.locale)}
    </td>
  </tr>
)

export const CustomerPayments = ({ t, model: { payments } }: Props) => {
  const { title, columns } = t.records.payments
  return (
    <RecordsCard
      t={t}
      id="payments"
      title={title}
      tableClass="projects stackable"
      columns={[
        columns.outcome,
        [columns.amount, 'end'],
        [t.projectList.columns.project, 'project'],
        [columns.at, 'end'],
      ]}
      records={payments}
      renderRow={(payment) => <Row t={t} payment={payment} />}
      empty={{ title: t.customers.noPaymentsTitle, text: t.customers.noPaymentsText }}
    />
  )
}
