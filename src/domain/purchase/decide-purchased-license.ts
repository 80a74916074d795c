import type { RecordedEvent } from '../../../events'
import type { LicenseEvent, LicenseIssued, LicenseTerms } from '../../../events/license'
import { findBerlinDay } from '../calendar/berlin-calendar'
import { decideLicense, type LicenseCommand } from '../license/decide-license'
import { findPeriodEnd } from '../license/license-period'
import { rebuildLicense } from '../license/license-state'
import { calculateLicenseTerms, calculatePaidTerms } from '../license/license-terms'
import type { Purchase } from './purchases'

/** `at`: when the purchase was released, ISO-8601. */
type PurchasedLicense = { purchase: Purchase; projectId: string; plugin: string; at: string }

/** Paid until the end of the period, and running some days longer; what is bought once, for ever. */
const termsOf = ({ cycle, period }: Purchase, at: string): LicenseTerms =>
  period
    ? calculatePaidTerms(findPeriodEnd(period))
    : calculateLicenseTerms(cycle, findBerlinDay(at))

const toIssued = ({ purchase, projectId, plugin, at }: PurchasedLicense): LicenseIssued['data'] => {
  const { cycle, cyclePrices, anchorOn } = purchase
  const netCents = cyclePrices[plugin] ?? 0
  const data = { projectId, plugin, cycle, netCents, source: 'order' as const }
  if (netCents === 0) return data
  return { ...data, ...(anchorOn ? { anchorOn } : {}), ...termsOf(purchase, at) }
}

const toChange = ({ purchase, plugin }: PurchasedLicense): LicenseCommand | undefined => {
  const { kind, cycle, cyclePrices, period, asOfDay } = purchase
  const price = { cycle, netCents: cyclePrices[plugin] ?? 0 }
  if (kind === 'upgrade') return { type: 'UpgradeLicense', data: price, anchorOn: asOfDay }
  return kind === 'renewal' && period
    ? { type: 'RenewLicense', until: findPeriodEnd(period), price }
    : undefined
}

/** A person revoked the license while its renewal or upgrade was not paid: it is not given back. */
export const isPurchaseWithheld = (
  { kind }: Pick<Purchase, 'kind'>,
  past: readonly RecordedEvent[],
): boolean => (kind === 'renewal' || kind === 'upgrade') && rebuildLicense(past).stage === 'revoked'

/**
 * What a released purchase does to the license of one of its plugins: it issues it, converts its
 * trial, renews or upgrades it. One that has expired meanwhile is issued anew for what was paid.
 */
export const decidePurchasedLicense = (
  purchased: PurchasedLicense,
  past: readonly RecordedEvent[],
): LicenseEvent[] => {
  if (isPurchaseWithheld(purchased.purchase, past)) return []
  const change = toChange(purchased)
  const isActive = rebuildLicense(past).stage === 'active'
  if (change && isActive) return decideLicense(change, past)
  return decideLicense({ type: 'IssueLicense', data: toIssued(purchased) }, past)
}
