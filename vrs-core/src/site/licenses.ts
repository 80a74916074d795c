import type { MarketplaceKeys } from '../marketplace/marketplace-keys'
import { verifyJwtClaims } from '../verify-jws'
import type { Volume } from '../volume'

export type StoredLicenses = {
  token: string
  /** When the marketplace signed it: only dates before this are enforced. */
  issuedAt: string
  fetchedAt: string
  licenses: { plugin: string; status: string; runsUntil: string | null }[]
}

const fileName = 'license.json'
/** Clocks of several marketplace machines may differ by this much. */
const maxClockSkewMs = 5 * 60_000

export const readStoredLicenses = (volume: Volume) => volume.read<StoredLicenses>(fileName)

/** Verifies and stores a new offline license; throws if it is for another project or older. */
export const verifyAndStoreLicenses = async (
  token: string,
  deps: { keys: MarketplaceKeys; projectId: string; now: Date; volume: Volume },
): Promise<StoredLicenses> => {
  const { keys, projectId: audience, now, volume } = deps
  const claims = await keys.withKeys((publicKeys) =>
    verifyJwtClaims(token, publicKeys, {
      typ: 'vrs-license+jws',
      audience,
      required: ['iat', 'aud'],
      now,
    }),
  )
  const issuedAt = new Date(Number(claims.iat) * 1000).toISOString()
  const previous = readStoredLicenses(volume)
  if (previous && Date.parse(previous.issuedAt) - Date.parse(issuedAt) > maxClockSkewMs)
    throw new Error(`license: expected one signed after ${previous.issuedAt}, found ${issuedAt}`)
  const licenses = {
    token,
    issuedAt,
    fetchedAt: now.toISOString(),
    licenses: parseLicenses(claims.licenses),
  }
  volume.write(fileName, licenses)
  return licenses
}

const parseLicenses = (licenses: unknown): StoredLicenses['licenses'] =>
  (Array.isArray(licenses) ? licenses : []).flatMap((one: Record<string, unknown>) => {
    const plugin = one.plugin ?? one.name
    if (typeof plugin !== 'string') return []
    const runsUntil = typeof one.runsUntil === 'string' ? one.runsUntil : null
    return [{ plugin, status: String(one.status ?? 'active'), runsUntil }]
  })

/**
 * Whether a plugin may run. A date is enforced only if the token was signed after it. Plugins without
 * a license in the token may run: nothing stops while the marketplace is unreachable.
 */
export const canRun = (stored: StoredLicenses | null, plugin: string): boolean => {
  const licenses = stored?.licenses.filter((license) => license.plugin === plugin) ?? []
  if (!stored || licenses.length === 0) return true
  return licenses.some(
    ({ status, runsUntil }) =>
      !['suspended', 'revoked', 'expired'].includes(status) &&
      (runsUntil === null || Date.parse(runsUntil) > Date.parse(stored.issuedAt)),
  )
}

/** Days since the last license was fetched; the admin shows a notice above 45. */
export const countDaysWithoutContact = (stored: StoredLicenses | null, now: Date): number =>
  stored ? Math.floor((now.getTime() - Date.parse(stored.fetchedAt)) / 86_400_000) : 0
