import type { BillingCycle } from '../../../events/codes'
import { isLongerCycle } from './billing-cycle'

/** What decides which acts on a license are allowed. */
export type LicenseFacts = {
  status: string
  /** A person suspended it; what its project or a missing payment suspends ends with that. */
  isSuspendedByCaseworker: boolean
  /** It ends at a date, or its updates do. */
  hasEnd: boolean
  /** Null for a trial. */
  cycle: BillingCycle | null
  /** It is paid by the period. */
  hasPeriods: boolean
  /** It ends with the period that is paid. */
  isCancelled: boolean
  /** Its project is given up. */
  isProjectEnded: boolean
  /** Its project is live and not suspended: only then something is sold for it. */
  isProjectLive: boolean
}

const isOf =
  (...statuses: readonly string[]) =>
  ({ status, isProjectEnded }: LicenseFacts) =>
    !isProjectEnded && statuses.includes(status)

const isRunning = isOf('trial', 'active', 'suspended')

export const canSuspendLicense = (license: LicenseFacts) =>
  isRunning(license) && !license.isSuspendedByCaseworker
export const canReinstateLicense = (license: LicenseFacts) =>
  isRunning(license) && license.isSuspendedByCaseworker
export const canRevokeLicense = isRunning
export const canExtendLicense = (license: LicenseFacts) =>
  isRunning(license) && license.hasEnd && !license.isCancelled
/** A trial ends by itself. */
export const canCancelLicense = (license: LicenseFacts) =>
  isRunning(license) && license.hasPeriods && !license.isCancelled
export const canTakeBackCancellation = (license: LicenseFacts) =>
  isRunning(license) && license.isCancelled

const isPeriodic = (license: LicenseFacts) =>
  isOf('active', 'suspended')(license) && license.hasPeriods && !license.isCancelled

export const canRenewLicense = (license: LicenseFacts) =>
  isPeriodic(license) && license.isProjectLive
export const canUpgradeLicense = (license: LicenseFacts) =>
  isPeriodic(license) && license.isProjectLive
/** It is sold by a shorter period as well. */
export const canDowngradeLicense = (license: LicenseFacts) =>
  isPeriodic(license) && license.cycle !== null && isLongerCycle(license.cycle, 'monthly')
export const canConvertTrial = (license: LicenseFacts) =>
  isOf('trial')(license) && license.isProjectLive
