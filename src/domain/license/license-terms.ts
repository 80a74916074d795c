import type { BillingCycle } from '../../../events/codes'
import type { LicenseTerms } from '../../../events/license'
import {
  addBerlinDays,
  addMonthsToAnchor,
  countDaysBetween,
  findBerlinDay,
  startOfBerlinDay,
} from '../calendar/berlin-calendar'

/** How long an unpaid license runs on, and how long it is suspended before it expires. */
export const graceDays = 14
const suspendedDays = 16

type RecurringCycle = Exclude<BillingCycle, 'once'>
const monthsOf: Record<RecurringCycle, number> = { monthly: 1, yearly: 12 }

/** Paid until then, and running and updated through the days of grace. */
export const calculatePaidTerms = (paidUntil: string) => {
  const end = addBerlinDays(paidUntil, graceDays)
  return { paidUntil, runsUntil: end, updatesUntil: end }
}

/**
 * once: runs for ever, updates one year. Else: paid for the first period. `anchorOn`: the first day
 * of the first period in Berlin.
 */
export const calculateLicenseTerms = (cycle: BillingCycle, anchorOn: string): LicenseTerms =>
  cycle === 'once'
    ? { updatesUntil: startOfBerlinDay(addMonthsToAnchor(anchorOn, 12)) }
    : calculatePaidTerms(startOfBerlinDay(addMonthsToAnchor(anchorOn, monthsOf[cycle])))

/** When an unpaid license whose run has ended expires. */
export const calculateExpiry = (runsUntil: string): string =>
  addBerlinDays(runsUntil, suspendedDays)

/** `from` and `nextFrom`: the first days of it and of the one after it, in Berlin. */
export type LicensePeriod = { from: string; nextFrom: string; days: number }

export type PaidLicense = { anchorOn: string; paidUntil: string }

/** Which month after the anchor's begins with the first day that is not paid. */
const countPaidMonths = ({ anchorOn, paidUntil }: PaidLicense) => {
  const firstUnpaid = findBerlinDay(paidUntil)
  const wholeMonths = Temporal.PlainDate.from(anchorOn).until(firstUnpaid, {
    largestUnit: 'months',
  })
  let months = wholeMonths.months - 1
  while (addMonthsToAnchor(anchorOn, months) < firstUnpaid) months += 1
  return months
}

const periodBetween = (anchorOn: string, first: number, next: number): LicensePeriod => {
  const [from, nextFrom] = [addMonthsToAnchor(anchorOn, first), addMonthsToAnchor(anchorOn, next)]
  return { from, nextFrom, days: countDaysBetween(from, nextFrom) }
}

/** The period that a renewal pays for. */
export const findNextPeriod = (license: PaidLicense, cycle: RecurringCycle): LicensePeriod => {
  const paid = countPaidMonths(license)
  return periodBetween(license.anchorOn, paid, paid + monthsOf[cycle])
}

/** The last period that is paid for. */
export const findPaidPeriod = (license: PaidLicense, cycle: RecurringCycle): LicensePeriod => {
  const paid = countPaidMonths(license)
  return periodBetween(license.anchorOn, paid - monthsOf[cycle], paid)
}

/** The later of two ends; absent = there is none yet. */
const laterOf = (one: string | undefined, other: string) => (one && one > other ? one : other)

/** The terms once paid until `until`: no date becomes earlier, in whatever order periods are paid. */
export const renewTerms = (terms: LicenseTerms, until: string): Required<LicenseTerms> => {
  const renewed = calculatePaidTerms(until)
  return {
    paidUntil: laterOf(terms.paidUntil, until),
    runsUntil: laterOf(terms.runsUntil, renewed.runsUntil),
    updatesUntil: laterOf(terms.updatesUntil, renewed.updatesUntil),
  }
}
