import { addMonths, midnight } from '../../domain/license/calendar-model'
import { addDaysToInstant, berlinDayOf } from './berlin-model'

/** Written from licensing.md and money.md, and not from the code. Instants are ISO-8601 UTC. */
export type ModelCycle = 'once' | 'monthly' | 'yearly'
type Offer = { cycle: ModelCycle; netCents: number }
type Cause = 'project' | 'unpaid' | 'caseworker'

export type ModelAct =
  | ({ act: 'issue' } & Offer)
  | { act: 'startTrial'; days: number }
  | ({ act: 'convert' } & Offer)
  | { act: 'renew' | 'cancel' | 'takeBack' | 'revoke' }
  | { act: 'extend'; until: string }
  | ({ act: 'upgrade' | 'downgrade' } & Offer)
  | { act: 'suspend' | 'reinstate'; cause: 'project' | 'caseworker' }

type Dates = { runsUntil?: string; updatesUntil?: string; paidUntil?: string }

export type ModelLicense = {
  stage: 'none' | 'trial' | 'active' | 'expired' | 'revoked'
  offer?: Offer | undefined
  anchor?: string
  dates: Dates
  causes: Set<Cause>
  /** Cancelled to the end of what is paid. */
  isCancelled: boolean
  next?: Offer | undefined
  /** Of one that was suspended for want of money. */
  expiresAt?: string | undefined
  /** What was to be paid for all its periods, net. */
  chargedCents: number
  counts: Record<string, number>
  /** What its dates brought about: of which kind, and when it was due. */
  dueEvents: { type: string; at: string }[]
}

export const createModelLicense = (): ModelLicense => ({
  stage: 'none',
  dates: {},
  causes: new Set(),
  isCancelled: false,
  chargedCents: 0,
  counts: {},
  dueEvents: [],
})

class RefusedByModel extends Error {}
const refuseUnless = (isAllowed: boolean) => {
  if (!isAllowed) throw new RefusedByModel()
}

const [graceDays, suspendedDays] = [14, 16]
const monthsOf = { monthly: 1, yearly: 12 } as const

const paidDates = (paidUntil: string): Required<Dates> => {
  const end = addDaysToInstant(paidUntil, graceDays)
  return { paidUntil, runsUntil: end, updatesUntil: end }
}
const later = (one: string | undefined, other: string) => (one && one > other ? one : other)

const firstDates = (cycle: ModelCycle, anchor: string): Dates =>
  cycle === 'once'
    ? { updatesUntil: midnight(addMonths(anchor, 12)) }
    : paidDates(midnight(addMonths(anchor, monthsOf[cycle])))

const count = (license: ModelLicense, type: string) => {
  license.counts[type] = (license.counts[type] ?? 0) + 1
}

/** What ends it: the end of a trial, of the time paid and cancelled, or of an unpaid suspension. */
export const findNextDue = (license: ModelLicense): { type: string; at: string } | undefined => {
  const { stage, dates, expiresAt, isCancelled } = license
  const { runsUntil, paidUntil } = dates
  if (!runsUntil) return undefined
  if (stage === 'trial') return { type: 'TrialEnded', at: runsUntil }
  if (stage !== 'active') return undefined
  if (isCancelled || !paidUntil) return { type: 'LicenseExpired', at: runsUntil }
  return license.causes.has('unpaid')
    ? { type: 'LicenseExpired', at: expiresAt ?? '' }
    : { type: 'LicenseSuspended', at: runsUntil }
}

/** All that its dates have brought about until now. */
export const applyDates = (license: ModelLicense, now: string) => {
  for (;;) {
    const due = findNextDue(license)
    if (!due || due.at > now) return
    count(license, due.type)
    license.dueEvents.push(due)
    if (due.type === 'LicenseSuspended') {
      license.causes.add('unpaid')
      license.expiresAt = addDaysToInstant(due.at, suspendedDays)
    } else {
      license.stage = 'expired'
      license.causes.clear()
    }
  }
}

const reinstateUnpaid = (license: ModelLicense) => {
  if (license.causes.delete('unpaid')) count(license, 'LicenseReinstated')
  license.expiresAt = undefined
}

const issue = (license: ModelLicense, { cycle, netCents }: Offer, now: string) => {
  const anchor = berlinDayOf(now)
  license.stage = 'active'
  license.offer = { cycle, netCents }
  license.anchor = anchor
  license.dates = netCents === 0 ? {} : firstDates(cycle, anchor)
  license.isCancelled = false
  license.next = undefined
  license.expiresAt = undefined
  license.chargedCents += netCents
  count(license, 'LicenseIssued')
}

/** Which month after the anchor's begins where the paid time ends. */
const findPaidMonths = (anchor: string, paidUntil: string) => {
  let months = 0
  while (midnight(addMonths(anchor, months)) < paidUntil) months += 1
  return months
}

export const findNextPaidUntil = ({ anchor = '', dates, offer, next }: ModelLicense) => {
  const { cycle } = next ?? offer ?? { cycle: 'once' }
  if (cycle === 'once' || !dates.paidUntil) return undefined
  const months = findPaidMonths(anchor, dates.paidUntil) + monthsOf[cycle]
  return midnight(addMonths(anchor, months))
}

const renew = (license: ModelLicense) => {
  const until = findNextPaidUntil(license)
  if (!until) throw new RefusedByModel()
  const { dates, isCancelled } = license
  const renewed = paidDates(until)
  license.offer = license.next ?? license.offer
  license.next = undefined
  license.chargedCents += license.offer?.netCents ?? 0
  license.dates = {
    paidUntil: until,
    runsUntil: later(dates.runsUntil, renewed.runsUntil),
    updatesUntil: later(dates.updatesUntil, renewed.updatesUntil),
  }
  count(license, 'LicenseRenewed')
  reinstateUnpaid(license)
  // It ends with what was paid last.
  if (isCancelled) {
    count(license, 'LicenseCancelled')
    license.dates.runsUntil = until
  }
}

const extend = (license: ModelLicense, until: string, now: string) => {
  const { stage, dates, isCancelled } = license
  const end = dates.runsUntil ?? dates.updatesUntil
  refuseUnless((stage === 'trial' || stage === 'active') && end !== undefined)
  refuseUnless(until > (end ?? '') && until > now && !isCancelled)
  if (stage === 'trial') {
    license.dates = { runsUntil: until, updatesUntil: until }
    count(license, 'TrialExtended')
    return
  }
  if (dates.runsUntil) dates.runsUntil = until
  dates.updatesUntil = later(dates.updatesUntil, until)
  count(license, 'LicenseExtended')
  reinstateUnpaid(license)
}

const lengths = { monthly: 1, yearly: 12, once: Infinity }
const isWorthMore = (one: Offer, than: Offer) =>
  lengths[one.cycle] > lengths[than.cycle] ||
  (one.cycle === than.cycle && one.netCents > than.netCents)

/** A longer cycle begins today; the same one for a higher price keeps its dates. */
const upgrade = (license: ModelLicense, offer: Offer, now: string) => {
  const before = license.offer
  if (!before) throw new RefusedByModel()
  if (before.cycle === offer.cycle && before.netCents === offer.netCents) return
  refuseUnless(isWorthMore(offer, before))
  const keepsDates = before.cycle === offer.cycle && before.netCents > 0
  if (keepsDates) refuseUnless(!license.causes.has('unpaid') && !license.isCancelled)
  else {
    license.anchor = berlinDayOf(now)
    license.dates = offer.netCents === 0 ? {} : firstDates(offer.cycle, license.anchor)
    license.isCancelled = false
    license.chargedCents += offer.netCents
  }
  license.offer = offer
  license.next = undefined
  count(license, 'LicenseUpgraded')
  reinstateUnpaid(license)
}

const downgrade = (license: ModelLicense, offer: Offer) => {
  const { next, dates } = license
  const before = license.offer
  if (!before) throw new RefusedByModel()
  if (next?.cycle === offer.cycle && next.netCents === offer.netCents) return
  refuseUnless(dates.paidUntil !== undefined && offer.netCents > 0 && isWorthMore(before, offer))
  refuseUnless(!license.isCancelled)
  license.next = { cycle: offer.cycle, netCents: offer.netCents }
  count(license, 'LicenseDowngraded')
}

const cancel = (license: ModelLicense, now: string) => {
  const { paidUntil } = license.dates
  if (license.isCancelled) return
  if (!paidUntil) throw new RefusedByModel()
  license.isCancelled = true
  license.dates.runsUntil = paidUntil
  count(license, 'LicenseCancelled')
  if (paidUntil > now) return
  count(license, 'LicenseExpired')
  license.stage = 'expired'
  license.causes.clear()
}

const takeBack = (license: ModelLicense) => {
  const { paidUntil, updatesUntil } = license.dates
  if (!license.isCancelled || !paidUntil) return
  const paid = paidDates(paidUntil)
  license.isCancelled = false
  license.dates = { ...paid, updatesUntil: later(updatesUntil, paid.updatesUntil) }
  count(license, 'LicenseCancellationTakenBack')
}

export const isRunningInModel = ({ stage }: ModelLicense) => stage === 'trial' || stage === 'active'

const actOnRunning = (license: ModelLicense, act: ModelAct) => {
  refuseUnless(isRunningInModel(license))
  if (act.act === 'revoke') {
    license.stage = 'revoked'
    license.causes.clear()
    count(license, 'LicenseRevoked')
  } else if (act.act === 'suspend' && !license.causes.has(act.cause)) {
    license.causes.add(act.cause)
    count(license, 'LicenseSuspended')
  } else if (act.act === 'reinstate' && license.causes.delete(act.cause))
    count(license, 'LicenseReinstated')
}

const startTrial = (license: ModelLicense, days: number, now: string) => {
  refuseUnless(license.stage === 'none')
  const end = addDaysToInstant(now, days)
  license.stage = 'trial'
  license.dates = { runsUntil: end, updatesUntil: end }
  count(license, 'TrialStarted')
}

const perform = (license: ModelLicense, act: ModelAct, now: string) => {
  const { stage } = license
  switch (act.act) {
    case 'issue':
    case 'convert':
      if (stage === 'active') return
      if (act.act === 'convert') refuseUnless(stage === 'trial')
      if (stage === 'trial') count(license, 'TrialConverted')
      return issue(license, act, now)
    case 'startTrial':
      return startTrial(license, act.days, now)
    case 'extend':
      return extend(license, act.until, now)
    case 'revoke':
      return stage === 'revoked' ? undefined : actOnRunning(license, act)
    case 'suspend':
    case 'reinstate':
      return actOnRunning(license, act)
    default:
      refuseUnless(stage === 'active')
  }
  if (act.act === 'renew') renew(license)
  else if (act.act === 'cancel') cancel(license, now)
  else if (act.act === 'takeBack') takeBack(license)
  else if (act.act === 'upgrade') upgrade(license, act, now)
  else if (act.act === 'downgrade') downgrade(license, act)
}

/** False where it is refused; then nothing but its dates has changed it. */
export const performModelAct = (license: ModelLicense, act: ModelAct, now: string): boolean => {
  applyDates(license, now)
  try {
    perform(license, act, now)
    return true
  } catch (error) {
    if (error instanceof RefusedByModel) return false
    throw error
  }
}
