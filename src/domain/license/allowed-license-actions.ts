/** What decides which acts on a license are allowed. */
export type LicenseFacts = {
  status: string
  /** A person suspended it; what its project or a missing payment suspends ends with that. */
  isSuspendedByCaseworker: boolean
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
