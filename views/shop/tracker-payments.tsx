import type { DisputeRow } from '../../projections/disputes'
import type { PaymentRow } from '../../projections/payments'
import type { RefundRow } from '../../projections/refunds'
import { RefundShareLines } from '../parts/refund-share-lines'
import type { Texts } from '../texts/de'
import { formatDate, formatMoney } from '../texts/format'
import type { TrackerViewModel } from './tracker-view-model'

type Props = { t: Texts; model: TrackerViewModel; outOfBand?: boolean }

/** A refund that nobody has decided on yet, or that was declined, is promised to nobody. */
const isShown = ({ status }: RefundRow) => status !== 'requested' && status !== 'declined'

const describePayment = (t: Texts, { outcome, receivedOn, at }: PaymentRow) => {
  const { received, refusedRenewal } = t.tracker.payments
  const day = formatDate(receivedOn ?? at, t.locale)
  return outcome === 'refused' ? refusedRenewal(day) : received(day)
}

const describeRefund = (t: Texts, { status, changedAt }: RefundRow) => {
  const { refund } = t.tracker.payments
  const day = formatDate(changedAt, t.locale)
  switch (status) {
    case 'issued':
      return refund.issued(day)
    case 'completed':
      return refund.completed(day)
    case 'failed':
      return refund.failed
    default:
      return refund.approved
  }
}

/** What the bank gave back to her needs no claim where it was not due, or its order came to nothing. */
const isOwed = (
  { paymentRef, settledAt }: DisputeRow,
  { project, payments }: Pick<TrackerViewModel, 'project' | 'payments'>,
) =>
  settledAt === null &&
  project.cancelCause === null &&
  payments.some((one) => one.paymentRef === paymentRef && one.outcome === 'confirmed')

const describeDispute = (t: Texts, dispute: DisputeRow, model: TrackerViewModel) => {
  const { dispute: texts } = t.tracker.payments
  const { at, returnedAt } = dispute
  if (!returnedAt) return texts.open(formatDate(at, t.locale))
  const day = formatDate(returnedAt, t.locale)
  return isOwed(dispute, model) ? texts.owed(day) : texts.returned(day)
}

/** The money that came for an order, what goes back, and what the bank asks back. */
export const TrackerPayments = ({ t, model, outOfBand }: Props) => {
  const payments = model.payments.filter(({ amountCents }) => amountCents > 0)
  const refunds = model.refunds.filter(isShown)
  // Those that were decided for us have changed nothing.
  const disputes = model.disputes.filter(
    ({ status, returnedAt }) => status === 'open' || returnedAt !== null,
  )
  return (
    <div id="tracker-payments" hx-swap-oob={outOfBand ? 'outerMorph' : undefined}>
      {payments.length + refunds.length + disputes.length > 0 && (
        <section class="card" aria-labelledby="payments-title">
          <header>
            <h2 id="payments-title">{t.tracker.payments.title}</h2>
          </header>
          <dl class="body pairs payments">
            {payments.map((payment) => (
              <>
                <dt>{describePayment(t, payment)}</dt>
                <dd class="num">{formatMoney(payment.amountCents, t.locale)}</dd>
              </>
            ))}
            {refunds.map((refund) => (
              <>
                <dt>{describeRefund(t, refund)}</dt>
                <dd class="num">
                  {formatMoney(refund.grossCents, t.locale)}
                  <RefundShareLines t={t} refund={refund} names={model.pluginNames} />
                </dd>
              </>
            ))}
            {disputes.map((dispute) => (
              <>
                <dt>{describeDispute(t, dispute, model)}</dt>
                <dd class="num">{formatMoney(dispute.amountCents, t.locale)}</dd>
              </>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}
