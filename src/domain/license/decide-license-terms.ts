import type { BillingCycle } from '../../../events/codes'
import type { LicenseEvent } from '../../../events/license'
import { RefusalError } from '../../../events/refusal-error'
import { isLongerCycle, isRecurring } from './billing-cycle'
import { findNextPeriod, findPeriodAnchor, findPeriodEnd } from './license-period'
import { type ActiveLicense, isRunning, type LicenseState } from './license-state'
import { calculateLicenseTerms, renewTerms } from './license-terms'

type CyclePrice = { cycle: BillingCycle; netCents: number }

/** What changes until when a license runs, and for what price. All instants are ISO-8601 UTC. */
export type LicenseTermsCommand =
  /** Paid until `until`, for that price; absent = for the next period, for what it costs. */
  | { type: 'RenewLicense'; until?: string; price?: CyclePrice }
  | { type: 'ExtendLicense'; until: string; now: string }
  /** `anchorOn`: the day in Berlin on which a longer cycle begins. */
  | { type: 'UpgradeLicense'; data: CyclePrice; anchorOn: string }
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
const renew = (
  license: ActiveLicense,
  { until, price }: { until?: string; price?: CyclePrice },
): LicenseEvent[] => {
  const { anchorOn, endsAt, terms } = license
  const { cycle, netCents } = price ?? license.nextPeriod ?? license
  const { paidUntil } = terms
  if (!isRecurring(cycle) || !paidUntil) throw wrongState('paid by the period', 'another one')
  const paid = until ?? findPeriodEnd(findNextPeriod({ anchorOn, paidUntil }, cycle))
  if (paid <= paidUntil) return []
  const { runsUntil, updatesUntil } = renewTerms(terms, paid)
  const countedFrom = findPeriodAnchor({ anchorOn, paidUntil })
  const anchor = countedFrom === anchorOn ? {} : { anchorOn: countedFrom }
  const renewed: LicenseEvent = {
    type: 'LicenseRenewed',
    data: { until: paid, runsUntil, updatesUntil, cycle, netCents, ...anchor },
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

/** A longer cycle, or a higher price for the same one. */
const isUpgrade = (from: CyclePrice, to: CyclePrice): boolean =>
  isLongerCycle(to.cycle, from.cycle) || (to.cycle === from.cycle && to.netCents > from.netCents)

/** A longer cycle begins on its day; the same one keeps its dates. An upgrade ends a cancellation. */
const upgrade = (license: ActiveLicense, data: CyclePrice, anchorOn: string): LicenseEvent[] => {
  if (license.cycle === data.cycle && license.netCents === data.netCents) return []
  if (!isUpgrade(license, data)) throw wrongState('worth less than that', 'one worth as much')
  if (license.cycle === data.cycle && license.netCents > 0) {
    if (isUnpaid(license) || license.endsAt) throw wrongState('paid and not cancelled', 'another')
    const { anchorOn: sameAnchorOn, terms } = license
    return [{ type: 'LicenseUpgraded', data: { ...data, anchorOn: sameAnchorOn, ...terms } }]
  }
  // What costs nothing has no dates.
  const terms = data.netCents === 0 ? {} : calculateLicenseTerms(data.cycle, anchorOn)
  return withReinstatement(license, {
    type: 'LicenseUpgraded',
    data: { ...data, anchorOn, ...terms },
  })
}

const downgrade = (license: ActiveLicense, data: CyclePrice): LicenseEvent[] => {
  const { nextPeriod, terms, endsAt } = license
  if (nextPeriod?.cycle === data.cycle && nextPeriod.netCents === data.netCents) return []
  if (!terms.paidUntil || data.netCents <= 0 || !isUpgrade(data, license))
    throw wrongState('paid by the period and worth more than that', 'another')
  if (endsAt) throw wrongState('not cancelled', 'a cancelled one')
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
      return renew(license, command)
    case 'UpgradeLicense':
      return upgrade(license, command.data, command.anchorOn)
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
