import type { LicenseEvent } from '../../../events/license'
import { findDueMilestone } from './license-milestones'
import { isRunning, type LicenseState } from './license-state'
import { calculateExpiry } from './license-terms'

/**
 * What the dates of a license have brought about until `now`, in their order: after a downtime all
 * of it at once. Reminders that are out of date are left out.
 */
export const applyDueDates = (license: LicenseState, now: string): LicenseEvent[] => {
  if (!isRunning(license)) return []
  const due = findDueMilestone(license.milestones, now)
  const { runsUntil, paidUntil } = license.terms
  if (!due || !runsUntil) return []
  switch (due.kind) {
    case 'trialEnd':
      return [{ type: 'TrialEnded', data: {} }]
    case 'expiry':
      return [{ type: 'LicenseExpired', data: {} }]
    case 'suspension': {
      const expiresAt = calculateExpiry(runsUntil)
      const suspended: LicenseEvent = {
        type: 'LicenseSuspended',
        data: { cause: 'unpaid', expiresAt },
      }
      return expiresAt > now ? [suspended] : [suspended, { type: 'LicenseExpired', data: {} }]
    }
    default: {
      const until = license.stage === 'trial' ? runsUntil : (paidUntil ?? runsUntil)
      const data = { reminder: due.kind, until, runsUntil }
      return [{ type: 'LicenseReminderRequested', data }]
    }
  }
}
