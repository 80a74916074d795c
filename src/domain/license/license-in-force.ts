type LicenseTerm = { status: 'active' | 'suspended' | 'revoked'; runsUntil: string | null }

/** Its end has come. `now` is ISO-8601 UTC, like the end. */
export const hasLicenseEnded = ({ runsUntil }: Pick<LicenseTerm, 'runsUntil'>, now: string) =>
  runsUntil !== null && runsUntil <= now

/** Its plugin may run now. */
export const isLicenseInForce = (license: LicenseTerm, now: string): boolean =>
  license.status === 'active' && !hasLicenseEnded(license, now)
