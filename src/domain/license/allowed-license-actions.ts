/** What decides which acts on a license are allowed. */
export type LicenseFacts = {
  status: string
  /** A person suspended it; what its project or a missing payment suspends ends with that. */
  isSuspendedByCaseworker: boolean
  /** It ends at a date, or its updates do. */
  hasEnd: boolean
  /** It is paid by the period. */
  hasPeriods: boolean
  /** It ends with the period that is paid. */
  isCancelled: boolean
  /** Its project is given up. */
  isProjectEnded: boolean
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
