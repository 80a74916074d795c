import type { BillingCycle } from '../../../events/codes'

export type RecurringCycle = Exclude<BillingCycle, 'once'>

/** How many months each lasts. */
export const cycleMonths: Record<BillingCycle, number> = { monthly: 1, yearly: 12, once: Infinity }

export const isRecurring = (cycle: BillingCycle): cycle is RecurringCycle => cycle !== 'once'

export const isLongerCycle = (cycle: BillingCycle, than: BillingCycle) =>
  cycleMonths[cycle] > cycleMonths[than]
