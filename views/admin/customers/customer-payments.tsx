import type { CustomerPaymentRow } from '../../../projections/queries/customers'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { ScrollArea } from '../../parts/scroll-area'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'
import { formatDate, formatMoney } from '../../texts/format'
import { PaymentBadge } from '../projects/payment-badge'
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
    <Card id="payments" title={title}>
      {payments.length === 0 ? (
        <EmptyState title={t.customers.noPaymentsTitle} text={t.customers.noPaymentsText} />
      ) : (
        <ScrollArea label={`${title}, ${t.table}`}>
          <table class="projects stackable">
            <TableHead
              columns={[
                columns.outcome,
                [columns.amount, 'end'],
                [t.projectList.columns.project, 'project'],
                [columns.at, 'end'],
              ]}
            />
            <tbody>
              {payments.map((payment) => (
                <Row t={t} payment={payment} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </Card>
  )
}
