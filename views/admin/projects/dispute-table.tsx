import type { DisputeRow } from '../../../projections/disputes'
import type { Tone } from '../../layout/page-frame'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { formatDate, formatMoney } from '../../texts/format'
import { RecordsCard } from './records-card'

const tones: Record<DisputeRow['status'], Tone> = {
  open: 'wait',
  won: 'good',
  lost: 'bad',
  withdrawn: 'good',
  prevented: 'good',
}

/** Where evidence is given: Stripe leads from there to the account that is signed in. */
const disputeUrl = (disputeRef: string) =>
  `https://dashboard.stripe.com/disputes/${encodeURIComponent(disputeRef)}`

const describeMoney = ({ returnedAt, settledAt }: DisputeRow, t: Texts) => {
  if (!returnedAt) return undefined
  return settledAt ? t.records.disputes.settled : t.records.disputes.returned
}

const DisputeTableRow = ({ t, dispute }: { t: Texts; dispute: DisputeRow }) => {
  const texts = t.records.disputes
  const { status, amountCents, reason, answerBy, paymentRef, disputeRef, changedAt } = dispute
  const money = describeMoney(dispute, t)
  return (
    <tr>
      <td>
        <span class={`badge ${tones[status]}`}>{texts.status[status]}</span>
        {money && <span class="sub">{money}</span>}
      </td>
      <td class="num end nowrap corner">{formatMoney(amountCents, t.locale)}</td>
      <td data-label={texts.columns.reason}>
        {t.disputes.reasons[reason] ?? reason}
        {status === 'open' && (
          <span class="sub">
            {answerBy && `${texts.answerBy(formatDate(answerBy, t.locale))} `}
            <a href={disputeUrl(disputeRef)}>{texts.answer}</a>
          </span>
        )}
      </td>
      <td class="mono" data-label={texts.columns.payment}>
        {paymentRef}
        <span class="sub">{disputeRef}</span>
      </td>
      <td class="end nowrap" data-label={texts.columns.changed}>
        <Timestamp t={t} at={changedAt} />
      </td>
    </tr>
  )
}

/** What banks ask back of the payments; nothing where none does. */
export const DisputeTable = ({ t, disputes }: { t: Texts; disputes: readonly DisputeRow[] }) => {
  const { title, columns } = t.records.disputes
  if (disputes.length === 0) return null
  return (
    <RecordsCard
      t={t}
      id="disputes"
      title={title}
      columns={[
        columns.status,
        [columns.amount, 'end'],
        columns.reason,
        columns.payment,
        [columns.changed, 'end'],
      ]}
      records={disputes}
      renderRow={(dispute) => <DisputeTableRow t={t} dispute={dispute} />}
    />
  )
}
