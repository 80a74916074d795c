import type { BillingCycle } from '../../../events/codes'
import type { LicenseTerms } from '../../../events/license'
import { addBerlinDays, addMonthsToAnchor, startOfBerlinDay } from '../calendar/berlin-calendar'
import { cycleMonths, isRecurring } from './billing-cycle'
import { findFirstPeriod, findPeriodEnd } from './license-period'

/** How long an unpaid license runs on, and how long it is suspended before it expires. */
export const graceDays = 14
const suspendedDays = 16

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
  isRecurring(cycle)
    ? calculatePaidTerms(findPeriodEnd(findFirstPeriod(anchorOn, cycle)))
    : { updatesUntil: startOfBerlinDay(addMonthsToAnchor(anchorOn, cycleMonths.yearly)) }

/** When an unpaid license whose run has ended expires. */
export const calculateExpiry = (runsUntil: string): string =>
  addBerlinDays(runsUntil, suspendedDays)

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
