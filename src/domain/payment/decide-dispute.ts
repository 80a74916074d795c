import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { endWithheldOrder } from '../order/withheld-release'
import type { RecordDisputes, VendorDispute, WriteOffReturnedPayment } from '../project/commands'
import type { ExistingProject } from '../project/state'
import { declineUncoveredRefunds } from './decline-uncovered-refunds'
import { evolveDisputes, listOwedReturns } from './disputes'

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
  return [
    ...(known ? [] : [opened]),
    ...(isNews ? [{ type: 'DisputeClosed' as const, data: { disputeRef, outcome: status } }] : []),
    ...(isNews && status === 'lost'
      ? [{ type: 'PaymentReturned' as const, data: { ...money, cause: reason } }]
      : []),
  ]
}

/** What Stripe has of a payment's disputes now. A direct debit that returns is lost from the start. */
const decideRecordDisputes = (
  { data: { paymentRef, disputes } }: RecordDisputes,
  project: ExistingProject,
): ProjectEvent[] => {
  const recorded = disputes.flatMap((found) => decideVendorDispute({ paymentRef, found }, project))
  const after = recorded.reduce(evolveDisputes, project.disputes)
  return [...recorded, ...declineUncoveredRefunds({ ...project, disputes: after }, paymentRef)]
}

const decideWriteOff = (
  { data: { paymentRef } }: WriteOffReturnedPayment,
  project: ExistingProject,
): ProjectEvent[] => {
  if (listOwedReturns(project).some((one) => one.paymentRef === paymentRef)) {
    const writtenOff: ProjectEvent = { type: 'ReturnedPaymentWrittenOff', data: { paymentRef } }
    const disputes = evolveDisputes(project.disputes, writtenOff)
    return [writtenOff, ...endWithheldOrder({ ...project, disputes })]
  }
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
