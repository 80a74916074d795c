import type { BillingCycle } from '../../../events/codes'
import type { LicenseEvent } from '../../../events/license'
import { RefusalError } from '../../../events/refusal-error'
import { findBerlinDay, startOfBerlinDay } from '../calendar/berlin-calendar'
import { type ActiveLicense, isRunning, type LicenseState } from './license-state'
import { calculateLicenseTerms, findNextPeriod, renewTerms } from './license-terms'

type CyclePrice = { cycle: BillingCycle; netCents: number }

/** What changes until when a license runs, and for what price. All instants are ISO-8601 UTC. */
export type LicenseTermsCommand =
  /** Paid until `until`; absent = for the next period. */
  | { type: 'RenewLicense'; until?: string }
  | { type: 'ExtendLicense'; until: string; now: string }
  | { type: 'UpgradeLicense'; data: CyclePrice; now: string }
  | { type: 'DowngradeLicense'; data: CyclePrice }
  /** To the end of the paid period, or at once where that has passed. */
  | { type: 'CancelLicense'; now: string }
  | { type: 'TakeBackCancellation' }
  | { type: 'FreeLicense' }

const wrongState = (expected: string, found: string) =>
  new RefusalError('WRONG_STATE', `expected a license that is ${expected}, found ${found}`)

function assertActive(license: LicenseState): asserts license is ActiveLicense {
  if (license.stage !== 'active') throw wrongState('active', license.stage)
}

const isUnpaid = ({ suspendedBy }: Pick<ActiveLicense, 'suspendedBy'>) =>
  suspendedBy.includes('unpaid')

/** New dates end the suspension for want of money; what a person or the project suspended remains so. */
const withReinstatement = (license: ActiveLicense, ...events: LicenseEvent[]): LicenseEvent[] =>
  isUnpaid(license) ? [...events, { type: 'LicenseReinstated', data: { cause: 'unpaid' } }] : events

/** Paid for once more. A cancelled license then ends with the period that was paid last. */
const renew = (license: ActiveLicense, until: string | undefined): LicenseEvent[] => {
  const { anchorOn, endsAt, terms } = license
  const { cycle, netCents } = license.nextPeriod ?? license
  if (cycle === 'once' || !terms.paidUntil) throw wrongState('paid by the period', 'another one')
  const { paidUntil } = terms
  const paid = until ?? startOfBerlinDay(findNextPeriod({ anchorOn, paidUntil }, cycle).nextFrom)
  if (paid <= paidUntil) return []
  const { runsUntil, updatesUntil } = renewTerms(terms, paid)
  const renewed: LicenseEvent = {
    type: 'LicenseRenewed',
    data: { until: paid, runsUntil, updatesUntil, cycle, netCents },
  }
  const events = withReinstatement(license, renewed)
  return endsAt ? [...events, { type: 'LicenseCancelled', data: { endsAt: paid } }] : events
}

const extend = (license: LicenseState, until: string, now: string): LicenseEvent[] => {
  if (!isRunning(license)) throw wrongState('running', license.stage)
  const { terms } = license
  const end = terms.runsUntil ?? terms.updatesUntil
  if (!end) throw wrongState('running until a date', 'one without dates')
  if (until <= end || until <= now)
    throw new RefusalError('BAD_DATE', `expected a date after ${end} and ${now}, found ${until}`)
  if (license.stage === 'trial') return [{ type: 'TrialExtended', data: { endsAt: until } }]
  if (license.endsAt) throw wrongState('not cancelled', 'a cancelled one')
  const { updatesUntil = until, ...others } = terms
  const extended = {
    ...others,
    ...(terms.runsUntil ? { runsUntil: until } : {}),
    updatesUntil: updatesUntil > until ? updatesUntil : until,
  }
  return withReinstatement(license, { type: 'LicenseExtended', data: { until, ...extended } })
}

/** In months. */
const cycleLengths: Record<BillingCycle, number> = { monthly: 1, yearly: 12, once: Infinity }

/** A longer cycle, or a higher price for the same one. */
const isUpgrade = (from: CyclePrice, to: CyclePrice): boolean => {
  const difference = cycleLengths[to.cycle] - cycleLengths[from.cycle]
  return difference > 0 || (to.cycle === from.cycle && to.netCents > from.netCents)
}

/** A longer cycle begins today; the same one keeps its dates. An upgrade ends a cancellation. */
const upgrade = (license: ActiveLicense, data: CyclePrice, now: string): LicenseEvent[] => {
  if (license.cycle === data.cycle && license.netCents === data.netCents) return []
  if (!isUpgrade(license, data)) throw wrongState('worth less than that', 'one worth as much')
  if (license.cycle === data.cycle && license.netCents > 0) {
    if (isUnpaid(license) || license.endsAt) throw wrongState('paid and not cancelled', 'another')
    const { anchorOn, terms } = license
    return [{ type: 'LicenseUpgraded', data: { ...data, anchorOn, ...terms } }]
  }
  const anchorOn = findBerlinDay(now)
  const terms = calculateLicenseTerms(data.cycle, anchorOn)
  return withReinstatement(license, {
    type: 'LicenseUpgraded',
    data: { ...data, anchorOn, ...terms },
  })
}

const downgrade = (license: ActiveLicense, data: CyclePrice): LicenseEvent[] => {
  const { nextPeriod, terms } = license
  if (nextPeriod?.cycle === data.cycle && nextPeriod.netCents === data.netCents) return []
  if (!terms.paidUntil || data.netCents <= 0 || !isUpgrade(data, license))
    throw wrongState('paid by the period and worth more than that', 'another')
  return [{ type: 'LicenseDowngraded', data: { ...data, from: terms.paidUntil } }]
}

const cancel = (license: ActiveLicense, now: string): LicenseEvent[] => {
  const { endsAt, terms } = license
  if (endsAt) return []
  if (!terms.paidUntil) throw wrongState('paid by the period', 'one without periods')
  const cancelled: LicenseEvent = { type: 'LicenseCancelled', data: { endsAt: terms.paidUntil } }
  return terms.paidUntil > now ? [cancelled] : [cancelled, { type: 'LicenseExpired', data: {} }]
}

const takeBackCancellation = ({ endsAt, terms }: ActiveLicense): LicenseEvent[] => {
  const { paidUntil } = terms
  if (!endsAt || !paidUntil) return []
  return [{ type: 'LicenseCancellationTakenBack', data: renewTerms(terms, paidUntil) }]
}

export const decideLicenseTerms = (
  command: LicenseTermsCommand,
  license: LicenseState,
): LicenseEvent[] => {
  if (command.type === 'ExtendLicense') return extend(license, command.until, command.now)
  assertActive(license)
  switch (command.type) {
    case 'RenewLicense':
      return renew(license, command.until)
    case 'UpgradeLicense':
      return upgrade(license, command.data, command.now)
    case 'DowngradeLicense':
      return downgrade(license, command.data)
    case 'CancelLicense':
      return cancel(license, command.now)
    case 'TakeBackCancellation':
      return takeBackCancellation(license)
    case 'FreeLicense': {
      const hasDates = Object.keys(license.terms).length > 0
      const isToFree = license.netCents === 0 && !license.isImported
      return isToFree && hasDates ? [{ type: 'LicenseFreed', data: {} }] : []
    }
  }
}
