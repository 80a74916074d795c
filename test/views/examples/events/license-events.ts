import type { EventOf } from '../../../../events'
import type { LicenseEvent } from '../../../../events/license'

const terms = {
  runsUntil: '2027-01-14T23:00:00.000Z',
  updatesUntil: '2027-01-14T23:00:00.000Z',
  paidUntil: '2026-12-31T23:00:00.000Z',
}
const price = { cycle: 'monthly', netCents: 4900 } as const
const what = { projectId: '0199a1b2-0000-7000-8000-000000000001', plugin: 'directory' }

/** One example of every event of a license. */
export const licenseEventData: { [Type in LicenseEvent['type']]: EventOf<Type>['data'] } = {
  LicenseIssued: { ...what, ...price, source: 'order', anchorOn: '2026-12-01', ...terms },
  TrialStarted: { ...what, endsAt: '2026-12-15T10:30:00.000Z' },
  TrialExtended: { endsAt: '2026-12-22T10:30:00.000Z' },
  TrialConverted: {},
  TrialEnded: {},
  LicenseReminderRequested: {
    reminder: 'renewalDue',
    until: terms.paidUntil,
    runsUntil: terms.runsUntil,
  },
  LicenseRenewed: {
    ...price,
    until: terms.paidUntil,
    runsUntil: terms.runsUntil,
    updatesUntil: terms.updatesUntil,
  },
  LicenseExtended: { until: terms.runsUntil, ...terms },
  LicenseUpgraded: { cycle: 'yearly', netCents: 49_000, anchorOn: '2026-12-16', ...terms },
  LicenseDowngraded: { ...price, from: terms.paidUntil },
  LicenseCancelled: { endsAt: terms.paidUntil },
  LicenseCancellationTakenBack: terms,
  LicenseFreed: {},
  LicenseSuspended: { cause: 'unpaid', expiresAt: '2027-01-30T23:00:00.000Z' },
  LicenseReinstated: { cause: 'unpaid' },
  LicenseExpired: {},
  LicenseRevoked: {},
  PluginFirstDownloaded: { version: '1.4.0' },
}
