import type { LicenseRow } from '../../../../../projections/licenses'
import type { ProjectRow } from '../../../../../projections/projects'
import type { PurchaseRow } from '../../../../../projections/purchases'
import { isOpenPurchase } from '../../../../../projections/purchases'
import type { OpenRenewalRow } from '../../../../../projections/renewals'
import type { ProjectFacts } from '../../../../domain/project/allowed-actions'
import { isHeld } from '../../../../domain/purchase/held-license'

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

type PaidLicenseRow = Pick<LicenseRow, 'status' | 'paidUntil' | 'endsAt'>

/** What was invoiced, ordered later and licensed for a project. */
export type ProjectDues = {
  openRenewals: readonly OpenRenewalRow[]
  purchases: readonly PurchaseRow[]
  licenses: readonly PaidLicenseRow[]
}

export const noDues: ProjectDues = { openRenewals: [], purchases: [], licenses: [] }

/** Paid by the period, and not cancelled. */
export const isRenewable = ({ status, paidUntil, endsAt }: PaidLicenseRow) =>
  paidUntil !== null && endsAt === null && isHeld({ status })

/** What the rules of the domain ask about a project, read from its row. */
export const toProjectFacts = (
  row: ProjectRow,
  { openRenewals, purchases, licenses }: ProjectDues,
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
  hasPayablePurchase: purchases.some(
    (one) => !one.paidAt && !one.cancelledAt && one.price.grossCents > 0,
  ),
  hasOpenPurchase: purchases.some(isOpenPurchase),
  hasPeriodicLicense: licenses.some(isRenewable),
})
