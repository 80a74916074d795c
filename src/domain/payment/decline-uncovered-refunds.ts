import type { ProjectEvent } from '../../../events/project'
import { refundableCents } from '../project/refunds'
import type { ExistingProject } from '../project/state'

const waitingStatuses: readonly string[] = ['requested', 'approved', 'failed']

/** Refunds that wait, of money that went another way: the bank or somebody at Stripe gave it back. */
export const declineUncoveredRefunds = (
  project: ExistingProject,
  paymentRef: string,
): ProjectEvent[] => {
  const payment = project.payments.find((one) => one.paymentRef === paymentRef)
  if (!payment) return []
  let leftCents = refundableCents(payment, project)
  const waiting = project.refunds.filter(
    (one) => one.paymentRef === paymentRef && waitingStatuses.includes(one.status),
  )
  const declined: ProjectEvent[] = []
  for (const { refundId, grossCents } of waiting.toReversed()) {
    if (leftCents >= 0) break
    leftCents += grossCents
    declined.push({ type: 'RefundDeclined', data: { refundId } })
  }
  return declined
}
