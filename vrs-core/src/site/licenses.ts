import type { SigningKeys } from '../marketplace/marketplace-keys'
import { openClaims } from '../verify-jws'
import type { Volume } from '../volume'

export type KeptLicenses = {
  token: string
  /** When the marketplace signed it: only dates before this are enforced. */
  issuedAt: string
  fetchedAt: string
  licenses: { plugin: string; status: string; runsUntil: string | null }[]
}

const document = 'license.json'
/** Clocks of several marketplace machines may differ by this much. */
const skewMs = 5 * 60_000

export const keptLicenses = (volume: Volume) => volume.read<KeptLicenses>(document)

/** Verifies a fresh offline license and keeps it; throws if it is not ours or not newer. */
export const keepLicenses = async (
  token: string,
  given: { keys: SigningKeys; projectId: string; now: Date; volume: Volume },
): Promise<KeptLicenses> => {
  const { keys, projectId: audience, now, volume } = given
  const claims = await keys.using((known) =>
    openClaims(token, known, {
      typ: 'vrs-license+jws',
      audience,
      required: ['iat', 'aud'],
      now,
    }),
  )
  const issuedAt = new Date(Number(claims.iat) * 1000).toISOString()
  const before = keptLicenses(volume)
  if (before && Date.parse(before.issuedAt) - Date.parse(issuedAt) > skewMs)
    throw new Error(`license: expected one signed after ${before.issuedAt}, found ${issuedAt}`)
  const kept = { token, issuedAt, fetchedAt: now.toISOString(), licenses: listed(claims.licenses) }
  volume.write(document, kept)
  return kept
}

const listed = (licenses: unknown): KeptLicenses['licenses'] =>
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
export const mayRun = (kept: KeptLicenses | null, plugin: string): boolean => {
  const ours = kept?.licenses.filter((license) => license.plugin === plugin) ?? []
  if (!kept || ours.length === 0) return true
  return ours.some(
    ({ status, runsUntil }) =>
      !['suspended', 'revoked', 'expired'].includes(status) &&
      (runsUntil === null || Date.parse(runsUntil) > Date.parse(kept.issuedAt)),
  )
}

/** Days since the marketplace last spoke; the admin shows a notice above 45. */
export const daysWithoutContact = (kept: KeptLicenses | null, now: Date): number =>
  kept ? Math.floor((now.getTime() - Date.parse(kept.fetchedAt)) / 86_400_000) : 0
