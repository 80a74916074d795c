import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import type { RecordDisputes, VendorDispute, WriteOffReturnedPayment } from '../project/commands'
import { refundableCents } from '../project/refunds'
import type { ExistingProject } from '../project/state'
import { listOwedReturns } from './disputes'

const notYetPaidBack: readonly string[] = ['requested', 'approved', 'failed']

/** Refunds that wait, of money that is not there any more: the bank has given it back. */
const declineUncoveredRefunds = (
  project: ExistingProject,
  { paymentRef, amountCents }: { paymentRef: string; amountCents: number },
): ProjectEvent[] => {
  const payment = project.payments.find((one) => one.paymentRef === paymentRef)
  if (!payment) return []
  let leftCents = refundableCents(payment, project) - amountCents
  const waiting = project.refunds.filter(
    (one) => one.paymentRef === paymentRef && notYetPaidBack.includes(one.status),
  )
  const declined: ProjectEvent[] = []
  for (const { refundId, grossCents } of waiting.toReversed()) {
    if (leftCents >= 0) break
    leftCents += grossCents
    declined.push({ type: 'RefundDeclined', data: { refundId } })
  }
  return declined
}

const decideVendorDispute = (
  { paymentRef, found }: { paymentRef: string; found: VendorDispute },
  project: ExistingProject,
): ProjectEvent[] => {
  const { disputeRef, amountCents, reason, status, answerBy } = found
  const known = project.disputes.find((one) => one.disputeRef === disputeRef)
  const money = { paymentRef, disputeRef, amountCents }
  const opened: ProjectEvent = {
    type: 'ChargeDisputed',
    data: { ...money, reason, ...(answerBy ? { answerBy } : {}) },
  }
  const isNews = status !== 'open' && known?.status !== status
  const returned: ProjectEvent[] =
    isNews && status === 'lost'
      ? [
          { type: 'PaymentReturned', data: { ...money, cause: reason } },
          ...declineUncoveredRefunds(project, money),
        ]
      : []
  return [
    ...(known ? [] : [opened]),
    ...(isNews ? [{ type: 'DisputeClosed' as const, data: { disputeRef, outcome: status } }] : []),
    ...returned,
  ]
}

/** What Stripe has of a payment's disputes now. A direct debit that returns is lost from the start. */
const decideRecordDisputes = (
  { data: { paymentRef, disputes } }: RecordDisputes,
  project: ExistingProject,
): ProjectEvent[] =>
  disputes.flatMap((found) => decideVendorDispute({ paymentRef, found }, project))

const decideWriteOff = (
  { data: { paymentRef } }: WriteOffReturnedPayment,
  project: ExistingProject,
): ProjectEvent[] => {
  if (listOwedReturns(project).some((one) => one.paymentRef === paymentRef))
    return [{ type: 'ReturnedPaymentWrittenOff', data: { paymentRef } }]
  const isSettled = project.disputes.some(
    (one) => one.paymentRef === paymentRef && one.returned === 'settled',
  )
  if (isSettled) return []
  throw new RefusalError(
    'WRONG_STATE',
    `expected payment ${paymentRef} of ${project.id} to be returned, found it not owed`,
  )
}

/** The deciders by their commands. */
export const disputeDecisions = {
  RecordDisputes: decideRecordDisputes,
  WriteOffReturnedPayment: decideWriteOff,
}
