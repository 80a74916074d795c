import type { PurchasedPeriod } from '../../../events/payment/plugin-order'
import {
  addDays,
  addMonthsToAnchor,
  findBerlinDay,
  startOfBerlinDay,
} from '../calendar/berlin-calendar'
import { cycleMonths, type RecurringCycle } from './billing-cycle'

/** `anchorOn`: the day in Berlin that its periods are counted from. `paidUntil`: ISO-8601 UTC. */
export type PaidLicense = { anchorOn: string; paidUntil: string }

/** From the month of one day to that of another. */
const countMonths = (from: string, to: string) => {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  return (last.year - first.year) * 12 + last.month - first.month
}

/**
 * The day that its next periods are counted from: its anchor, or, where it is paid up to a day on
 * which no period begins, that day. So no day is paid twice, and none is given away.
 */
export const findPeriodAnchor = ({ anchorOn, paidUntil }: PaidLicense): string => {
  const firstUnpaid = findBerlinDay(paidUntil)
  const isCounted = addMonthsToAnchor(anchorOn, countMonths(anchorOn, firstUnpaid)) === firstUnpaid
  return isCounted ? anchorOn : firstUnpaid
}

/** One cycle that begins so many months after the anchor. */
const findPeriod = (anchorOn: string, months: number, cycle: RecurringCycle): PurchasedPeriod => ({
  from: addMonthsToAnchor(anchorOn, months),
  to: addDays(addMonthsToAnchor(anchorOn, months + cycleMonths[cycle]), -1),
})

/** What is paid for a period is paid until then, ISO-8601 UTC. */
export const findPeriodEnd = ({ to }: PurchasedPeriod): string => startOfBerlinDay(addDays(to, 1))

export const findFirstPeriod = (anchorOn: string, cycle: RecurringCycle): PurchasedPeriod =>
  findPeriod(anchorOn, 0, cycle)

const countPaidMonths = (anchorOn: string, { paidUntil }: PaidLicense) =>
  countMonths(anchorOn, findBerlinDay(paidUntil))

/** The period that a renewal pays for. */
export const findNextPeriod = (license: PaidLicense, cycle: RecurringCycle): PurchasedPeriod => {
  const anchorOn = findPeriodAnchor(license)
  return findPeriod(anchorOn, countPaidMonths(anchorOn, license), cycle)
}

/** The paid periods from that of a day on, the first one first; none where the paid time is over. */
export const listPaidPeriods = (
  license: PaidLicense,
  cycle: RecurringCycle,
  day: string,
): PurchasedPeriod[] => {
  const anchorOn = findPeriodAnchor(license)
  const periods: PurchasedPeriod[] = []
  let months = countPaidMonths(anchorOn, license)
  while (addMonthsToAnchor(anchorOn, months) > day) {
    months -= cycleMonths[cycle]
    periods.unshift(findPeriod(anchorOn, months, cycle))
  }
  return periods
}
