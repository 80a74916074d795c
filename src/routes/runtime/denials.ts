import type { DenialCode } from '../../../events/refusal-codes'
import type { LicenseRow } from '../../../projections/licenses'
import type { RuntimeEntitlements } from '../../../projections/queries/licenses'
import { findLicenseStatus } from '../../domain/license/license-in-force'

export const projectDenial = ({ project }: RuntimeEntitlements): DenialCode | undefined => {
  if (project?.status === 'archived') return 'PROJECT_ARCHIVED'
  return project?.status === 'suspended' ? 'SUSPENDED' : undefined
}

/** `now` is ISO-8601 UTC, like the dates of the rows. */
export const licenseDenial = (
  license: LicenseRow | undefined,
  now: string,
): DenialCode | undefined => {
  if (!license) return 'NOT_LICENSED'
  switch (findLicenseStatus(license, now)) {
    case 'revoked':
      return 'REVOKED'
    case 'suspended':
      return 'SUSPENDED'
    case 'expired':
      return license.trialEndsAt === null ? 'NOT_LICENSED' : 'TRIAL_EXPIRED'
    default:
      return undefined
  }
}
