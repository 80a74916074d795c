import type { RecordedEvent, RecordedEventOf } from '../../../events'
import type { LicenseReminder, LicenseTerms } from '../../../events/license'
import { addBerlinDays } from '../calendar/berlin-calendar'
import { findImportedStage, findImportedTerms } from './imported-license'

/** What a license's dates bring about by themselves, and when; `at` is ISO-8601 UTC. */
export type LicenseMilestone = {
  at: string
  kind: LicenseReminder | 'trialEnd' | 'suspension' | 'expiry'
}

const isReminder = (kind: LicenseMilestone['kind']): kind is LicenseReminder =>
  kind !== 'trialEnd' && kind !== 'suspension' && kind !== 'expiry'

const trialReminders = [
  ['trialEndsIn7Days', 7],
  ['trialEndsIn3Days', 3],
  ['trialEndsTomorrow', 1],
] as const
const renewalLeadDays = 14

const trialMilestones = (endsAt: string): LicenseMilestone[] => [
  ...trialReminders.map(([kind, days]) => ({ kind, at: addBerlinDays(endsAt, -days) })),
  { kind: 'trialEnd', at: endsAt },
]

/** Without the reminders whose time has passed. */
const aheadOf = (milestones: readonly LicenseMilestone[], now: string) =>
  milestones.filter(({ at, kind }) => !isReminder(kind) || at > now)

/** Of a license that runs until a date: paid for a period, or up to a fixed end. */
const termMilestones = ({ paidUntil, runsUntil }: LicenseTerms): LicenseMilestone[] => {
  if (!runsUntil) return []
  if (!paidUntil) return [{ kind: 'expiry', at: runsUntil }]
  const reminders: LicenseMilestone[] = [
    { kind: 'renewalDue', at: addBerlinDays(paidUntil, -renewalLeadDays) },
    { kind: 'paymentOverdue', at: addBerlinDays(paidUntil, 1) },
  ]
  return [...reminders.filter(({ at }) => at < runsUntil), { kind: 'suspension', at: runsUntil }]
}

const milestonesAfterReminder = (
  reminder: LicenseReminder,
  { until, runsUntil }: { until: string; runsUntil: string },
) => {
  const all = reminder.startsWith('trial')
    ? trialMilestones(until)
    : termMilestones({ paidUntil: until, runsUntil })
  return all.slice(all.findIndex(({ kind }) => kind === reminder) + 1)
}

const importedMilestones = (event: RecordedEventOf<'LicenseImported'>) => {
  const { runsUntil } = event.data
  const stage = findImportedStage(event)
  if (stage === 'trial' && runsUntil) return aheadOf(trialMilestones(runsUntil), event.at)
  return stage === 'active' ? aheadOf(termMilestones(findImportedTerms(event)), event.at) : []
}

/**
 * What lies before a license once this has happened to it, the next first; undefined = what lay
 * before it. Each event says it by its own data, so that a row of the license knows its next date.
 */
export const findMilestonesAfter = (event: RecordedEvent): LicenseMilestone[] | undefined => {
  switch (event.type) {
    case 'TrialStarted':
    case 'TrialExtended':
      return aheadOf(trialMilestones(event.data.endsAt), event.at)
    case 'LicenseIssued':
      return event.data.netCents === 0 ? [] : termMilestones(event.data)
    case 'LicenseImported':
      return importedMilestones(event)
    case 'LicenseExtended':
    case 'LicenseUpgraded':
      return aheadOf(termMilestones(event.data), event.at)
    case 'LicenseCancellationTakenBack':
      return termMilestones(event.data)
    case 'LicenseRenewed':
      return termMilestones({ paidUntil: event.data.until, runsUntil: event.data.runsUntil })
    case 'LicenseReminderRequested':
      return milestonesAfterReminder(event.data.reminder, event.data)
    case 'LicenseCancelled':
      return [{ kind: 'expiry', at: event.data.endsAt }]
    case 'LicenseSuspended':
      return event.data.expiresAt ? [{ kind: 'expiry', at: event.data.expiresAt }] : undefined
    case 'TrialEnded':
    case 'LicenseFreed':
    case 'LicenseExpired':
    case 'LicenseRevoked':
      return []
    default:
      return undefined
  }
}

/** The next one that is due; a reminder only while nothing after it is due too. */
export const findDueMilestone = (
  milestones: readonly LicenseMilestone[],
  now: string,
): LicenseMilestone | undefined => {
  const due = milestones.filter(({ at }) => at <= now)
  return due.find(({ kind }) => !isReminder(kind)) ?? due.at(-1)
}
