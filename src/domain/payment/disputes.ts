import type { DomainEvent } from '../../../events'
import type { DisputeOutcome } from '../../../events/payment/dispute'
import type { ReceivedPayment } from '../project/received-payments'

/** A bank's demand for a payment. `returned`: its money is gone, and owed until that is settled. */
export type Dispute = {
  disputeRef: string
  paymentRef: string
  amountCents: number
  status: 'open' | DisputeOutcome
  returned?: 'owed' | 'settled'
}

type Disputes = readonly Dispute[]

/** While the bank decides, money that is paid back could be gone twice. */
export const hasOpenDispute = (disputes: Disputes, paymentRef: string) =>
  disputes.some((one) => one.paymentRef === paymentRef && one.status === 'open')

export const sumReturnedCents = (disputes: Disputes, paymentRef: string) =>
  disputes
    .filter((one) => one.paymentRef === paymentRef && one.returned)
    .reduce((sum, { amountCents }) => sum + amountCents, 0)

/** Money that was due, had come and is gone again; of money that was not due nothing is owed. */
export const listOwedReturns = ({
  disputes,
  payments,
}: {
  disputes: Disputes
  payments: readonly Pick<ReceivedPayment, 'paymentRef' | 'outcome'>[]
}): Dispute[] =>
  disputes.filter(
    ({ returned, paymentRef }) =>
      returned === 'owed' &&
      payments.some((one) => one.paymentRef === paymentRef && one.outcome === 'confirmed'),
  )

const changeDisputes = (
  disputes: Disputes,
  isMeant: (one: Dispute) => boolean,
  change: Partial<Dispute>,
): Disputes => disputes.map((one) => (isMeant(one) ? { ...one, ...change } : one))

const settleReturns = (disputes: Disputes, paymentRefs: readonly string[]): Disputes =>
  changeDisputes(
    disputes,
    ({ paymentRef, returned }) => returned === 'owed' && paymentRefs.includes(paymentRef),
    { returned: 'settled' },
  )

/** What was lost may be won by an appeal: then its money is there again. */
const closeDispute = (disputes: Disputes, disputeRef: string, status: DisputeOutcome): Disputes =>
  disputes.map((one) => {
    if (one.disputeRef !== disputeRef) return one
    const { returned: _, ...kept } = one
    return { ...kept, status }
  })

export const evolveDisputes = (disputes: Disputes, event: DomainEvent): Disputes => {
  switch (event.type) {
    case 'ChargeDisputed': {
      const { disputeRef, paymentRef, amountCents } = event.data
      return [...disputes, { disputeRef, paymentRef, amountCents, status: 'open' }]
    }
    case 'DisputeClosed':
      return closeDispute(disputes, event.data.disputeRef, event.data.outcome)
    case 'PaymentReturned':
      return changeDisputes(disputes, (one) => one.disputeRef === event.data.disputeRef, {
        // Less than was asked for, if some of it was paid back meanwhile.
        amountCents: event.data.amountCents,
        returned: 'owed',
      })
    case 'PaymentConfirmed':
      return settleReturns(disputes, event.data.replaces ?? [])
    case 'ReturnedPaymentWrittenOff':
      return settleReturns(disputes, [event.data.paymentRef])
    default:
      return disputes
  }
}
