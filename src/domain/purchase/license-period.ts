import type { BillingCycle } from '../../../events/codes'
import type { PurchasedPeriod } from '../../../events/payment/plugin-order'
import { addDays, toBerlinDay } from './proration'

/** What is known of a project's license where something is bought for it. Instants are ISO-8601. */
export type HeldLicense = {
  plugin: string
  cycle: BillingCycle
  netCents: number
  status: string
  issuedAt: string
  paidUntil: string | null
  runsUntil: string | null
}

/** It is the customer's, whether it may run now or not. */
export const isHeld = ({ status }: Pick<HeldLicense, 'status'>) =>
  status === 'active' || status === 'trial' || status === 'suspended'

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

export const anchorDayOf = ({ issuedAt }: Pick<HeldLicense, 'issuedAt'>) =>
  Temporal.PlainDate.from(toBerlinDay(issuedAt)).day

/** The period that is paid for a license on a day; none where it has no end, or it is over. */
export const findRunningPeriod = (
  license: HeldLicense,
  day: string,
): PurchasedPeriod | undefined => {
  if (license.cycle === 'once' || !license.paidUntil || !isHeld(license)) return undefined
  const nextFrom = toBerlinDay(license.paidUntil)
  if (nextFrom <= day) return undefined
  const period = findPeriodBefore(nextFrom, license.cycle, anchorDayOf(license))
  // Paid for several periods ahead: the one that runs now is not known from its end alone.
  return period.from <= day ? period : undefined
}

/** The period to which more licenses are aligned: of those that run, the one that ends first. */
export const findSharedPeriod = (
  licenses: readonly HeldLicense[],
  cycle: BillingCycle,
  day: string,
): PurchasedPeriod | undefined =>
  licenses
    .filter((one) => one.cycle === cycle && one.status === 'active' && one.netCents > 0)
    .flatMap((one) => findRunningPeriod(one, day) ?? [])
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
    .at(0)
