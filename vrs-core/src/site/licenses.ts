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

/** Verifies a fresh offline license and keeps it; throws if it is not ours or not newer. */
export const verifyAndStoreLicenses = async (
  token: string,
  given: { keys: MarketplaceKeys; projectId: string; now: Date; volume: Volume },
): Promise<StoredLicenses> => {
  const { keys, projectId: audience, now, volume } = given
  const claims = await keys.withKeys((known) =>
    verifyJwtClaims(token, known, {
      typ: 'vrs-license+jws',
      audience,
      required: ['iat', 'aud'],
      now,
    }),
  )
  const issuedAt = new Date(Number(claims.iat) * 1000).toISOString()
  const before = readStoredLicenses(volume)
  if (before && Date.parse(before.issuedAt) - Date.parse(issuedAt) > maxClockSkewMs)
    throw new Error(`license: expected one signed after ${before.issuedAt}, found ${issuedAt}`)
  const kept = {
    token,
    issuedAt,
    fetchedAt: now.toISOString(),
    licenses: parseLicenses(claims.licenses),
  }
  volume.write(fileName, kept)
  return kept
}

const parseLicenses = (licenses: unknown): StoredLicenses['licenses'] =>
  (Array.isArray(licenses) ? licenses : []).flatMap((one: Record<string, unknown>) => {
    const plugin = one.plugin ?? one.name
    if (typeof plugin !== 'string') return []
    const runsUntil = typeof one.runsUntil === 'string' ? one.runsUntil : null
    return [{ plugin, status: String(one.status ?? 'active'), runsUntil }]
  })

/**
 * Whether a plugin may run. A date counts only if the token was signed after it, a status only as
 * that token says; what no token speaks of goes on: contact lost changes nothing.
 */
export const canRun = (kept: StoredLicenses | null, plugin: string): boolean => {
  const ours = kept?.licenses.filter((license) => license.plugin === plugin) ?? []
  if (!kept || ours.length === 0) return true
  return ours.some(
    ({ status, runsUntil }) =>
      !['suspended', 'revoked', 'expired'].includes(status) &&
      (runsUntil === null || Date.parse(runsUntil) > Date.parse(kept.issuedAt)),
  )
}

/** Days since the marketplace last spoke; the admin shows a notice above 45. */
export const countDaysWithoutContact = (kept: StoredLicenses | null, now: Date): number =>
  kept ? Math.floor((now.getTime() - Date.parse(kept.fetchedAt)) / 86_400_000) : 0
