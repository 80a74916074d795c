import type { BillingCycle } from '../../../events/codes'
import type { PurchasedPeriod } from '../../../events/payment/plugin-order'
import { addDays, findBerlinDay } from '../calendar/berlin-calendar'

/** What is known of a project's license where something is bought for it. Instants are ISO-8601. */
export type HeldLicense = {
  plugin: string
  /** Null for a trial. */
  cycle: BillingCycle | null
  netCents: number
  status: string
  issuedAt: string
  paidUntil: string | null
  /** The day in Berlin that its periods are counted from; absent = the day it was issued. */
  anchorOn?: string | null
  /** What it costs from the next period on, after a downgrade. */
  nextCycle?: BillingCycle | null
  nextNetCents?: number | null
}

/** It is the customer's, whether it may run now or not. */
export const isHeld = ({ status }: Pick<HeldLicense, 'status'>) =>
  status === 'active' || status === 'suspended'

/** What depends on it may run: on trial as well. */
export const isUsable = (license: Pick<HeldLicense, 'status'>) =>
  isHeld(license) || license.status === 'trial'

const monthsOf = (cycle: BillingCycle) => (cycle === 'yearly' ? 12 : 1)

/** The same day so many months away, the last one of a shorter month. */
const withDay = (month: Temporal.PlainDate, day: number) =>
  month.with({ day: Math.min(day, month.daysInMonth) })

/**
 * The period before a day on which the next one begins. Months end on other days than they begin:
 * `anchorDay` is the day of the month of the first period.
 */
const findPeriodBefore = (
  nextFrom: string,
  cycle: BillingCycle,
  anchorDay: number,
): PurchasedPeriod => {
  const end = Temporal.PlainDate.from(nextFrom)
  const isAnchored = withDay(end, anchorDay).equals(end)
  const before = end.with({ day: 1 }).subtract({ months: monthsOf(cycle) })
  const from = withDay(before, isAnchored ? anchorDay : end.day)
  return { from: from.toString(), to: addDays(nextFrom, -1) }
}

/** One cycle from a day on; `anchorDay` as above. */
export const findPeriodFrom = (
  from: string,
  cycle: BillingCycle,
  anchorDay = Temporal.PlainDate.from(from).day,
): PurchasedPeriod => {
  const begin = Temporal.PlainDate.from(from)
  const isAnchored = withDay(begin, anchorDay).equals(begin)
  const next = begin.with({ day: 1 }).add({ months: monthsOf(cycle) })
  const nextFrom = withDay(next, isAnchored ? anchorDay : begin.day)
  return { from, to: addDays(nextFrom.toString(), -1) }
}

const anchorOf = ({ anchorOn, issuedAt }: HeldLicense) => anchorOn ?? findBerlinDay(issuedAt)

export const anchorDayOf = (license: HeldLicense) => Temporal.PlainDate.from(anchorOf(license)).day

/** The period that is paid for a license on a day; none where it has no end, or it is over. */
export const findRunningPeriod = (
  license: HeldLicense,
  day: string,
): PurchasedPeriod | undefined => {
  const { cycle, paidUntil } = license
  if (!cycle || cycle === 'once' || !paidUntil || !isHeld(license)) return undefined
  const nextFrom = findBerlinDay(paidUntil)
  if (nextFrom <= day) return undefined
  const period = findPeriodBefore(nextFrom, cycle, anchorDayOf(license))
  // Paid for several periods ahead: the one that runs now is not known from its end alone.
  return period.from <= day ? period : undefined
}

/** A paid period, and the day that it and those after it are counted from. */
export type AnchoredPeriod = { period: PurchasedPeriod; anchorOn: string }

/** The period to which more licenses are aligned: of those that run, the one that ends first. */
export const findSharedPeriod = (
  licenses: readonly HeldLicense[],
  cycle: BillingCycle,
  day: string,
): AnchoredPeriod | undefined =>
  licenses
    .filter((one) => one.cycle === cycle && one.status === 'active' && one.netCents > 0)
    .flatMap((one) => {
      const period = findRunningPeriod(one, day)
      return period ? [{ period, anchorOn: anchorOf(one) }] : []
    })
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1))
    .at(0)
