/** What decides which acts on a license are allowed. */
export type LicenseFacts = {
  status: string
  /** Its project is given up. */
  isProjectEnded: boolean
}

const isOf =
  (...statuses: readonly string[]) =>
  ({ status, isProjectEnded }: LicenseFacts) =>
    !isProjectEnded && statuses.includes(status)

export const canSuspendLicense = isOf('active')
export const canReinstateLicense = isOf('suspended')
export const canRevokeLicense = isOf('active', 'suspended')
