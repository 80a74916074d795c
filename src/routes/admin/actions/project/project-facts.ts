import type { ProjectRow } from '../../../../../projections/projects'
import type { OpenRenewalRow } from '../../../../../projections/renewals'
import type { ProjectFacts } from '../../../../domain/project/allowed-actions'

const stageOf = (row: ProjectRow): ProjectFacts['stage'] => {
  if (row.archivedAt) return row.cancelCause ? 'cancelled' : 'archived'
  if (row.importedAt) return 'imported'
  if (row.liveAt) return 'live'
  return row.releasedAt ? 'released' : 'ordered'
}

const openRefundOf = ({ openTask }: ProjectRow): ProjectFacts['openRefund'] => {
  if (openTask === 'refundToApprove') return 'toApprove'
  return openTask === 'refundFailed' || openTask === 'refundToTransfer' ? 'toTransfer' : 'none'
}

/** What the rules of the domain ask about a project, read from its row. */
export const toProjectFacts = (
  row: ProjectRow,
  openRenewals: readonly OpenRenewalRow[],
): ProjectFacts => ({
  stage: stageOf(row),
  stalledStep: row.stalled?.step,
  pausedAt: row.pausedAt ?? undefined,
  suspendedAt: row.suspendedAt ?? undefined,
  isUnderWay: row.underWay,
  isReleased: row.releasedAt !== null,
  isTeardownStarted: row.teardownAt !== null,
  domainKind: row.domainKind,
  isDomainAcquired: row.zone !== null,
  paymentMethod: row.paymentMethod,
  price: row.price,
  isPaid: row.paidAt !== null,
  isPaymentSubmitted: row.paymentSubmittedAt !== null,
  hasRefundablePayment: row.hasRefundablePayment,
  openRefund: openRefundOf(row),
  hasOwedReturn: row.openTask === 'paymentReturned',
  hasOpenRenewal: openRenewals.length > 0,
})
