type LicenseStatus = 'trial' | 'active' | 'suspended' | 'expired' | 'revoked'

/** What a row of a license says, whatever else it holds. Instants are ISO-8601 UTC. */
export type LicenseTerm = {
  status: LicenseStatus
  runsUntil: string | null
  paidUntil: string | null
  /** Cancelled to this end. */
  endsAt: string | null
}

/**
 * Its status at this moment: a date holds from then on, also before its event is recorded. Paid by
 * the period and not cancelled, it is suspended first.
 */
export const findLicenseStatus = (license: LicenseTerm, now: string): LicenseStatus => {
  const { status, runsUntil, paidUntil, endsAt } = license
  if (status === 'expired' || status === 'revoked') return status
  if (runsUntil === null || runsUntil > now) return status
  return paidUntil !== null && endsAt === null ? 'suspended' : 'expired'
}

/** Its plugin may run now. */
export const isLicenseInForce = (license: LicenseTerm, now: string): boolean => {
  const status = findLicenseStatus(license, now)
  return status === 'active' || status === 'trial'
}
