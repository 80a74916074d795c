import type { BillingCycle } from '../../../events/codes'
import type { LicenseTerms } from '../../../events/license'

const graceDays = 14
const dayMs = 86_400_000

/** The same day in a later month; a 31st becomes the month's last day. */
const addMonths = (from: Date, months: number) => {
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0))
  const date = Math.min(from.getUTCDate(), target.getUTCDate())
  return new Date(
    Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), date) + (from.getTime() % dayMs),
  )
}

/** once: runs for ever, updates one year. Else: paid for the period, running 14 days longer. */
export const calculateLicenseTerms = (cycle: BillingCycle, from: Date): LicenseTerms => {
  if (cycle === 'once') return { updatesUntil: addMonths(from, 12).toISOString() }
  const paidUntil = addMonths(from, cycle === 'monthly' ? 1 : 12)
  const end = new Date(paidUntil.getTime() + graceDays * dayMs).toISOString()
  return { runsUntil: end, updatesUntil: end, paidUntil: paidUntil.toISOString() }
}
