import type { Event } from '@event-driven-io/emmett'
import type { BillingCycle } from './codes'

/** Three dates: runs until (absent = for ever), updates until, paid until. Instants, ISO-8601 UTC. */
export type LicenseTerms = { runsUntil?: string; updatesUntil?: string; paidUntil?: string }

export type LicenseIssued = Event<
  'LicenseIssued',
  {
    projectId: string
    plugin: string
    cycle: BillingCycle
    netCents: number
    /** `trial`: free, and needed by a plugin whose trial began. */
    source: 'order' | 'caseworker' | 'trial'
    /** The calendar day in Berlin that its periods are counted from; absent = the day it was issued. */
    anchorOn?: string
  } & LicenseTerms
>

type TrialStarted = Event<'TrialStarted', { projectId: string; plugin: string; endsAt: string }>
type TrialExtended = Event<'TrialExtended', { endsAt: string }>
/** `LicenseIssued` follows in the same append. */
type TrialConverted = Event<'TrialConverted', Record<string, never>>
type TrialEnded = Event<'TrialEnded', Record<string, never>>

/** What the customer is written to about before a date or after it. */
export type LicenseReminder =
  | 'trialEndsIn7Days'
  | 'trialEndsIn3Days'
  | 'trialEndsTomorrow'
  | 'renewalDue'
  | 'paymentOverdue'
/** `until`: the trial's end, or the end of the paid period. */
type LicenseReminderRequested = Event<
  'LicenseReminderRequested',
  { reminder: LicenseReminder; until: string; runsUntil: string }
>

type CyclePrice = { cycle: BillingCycle; netCents: number }
/**
 * Paid until `until`, for this cycle and price from the new period on. `anchorOn`: where its periods
 * are counted from another day than before.
 */
type LicenseRenewed = Event<
  'LicenseRenewed',
  { until: string; runsUntil: string; updatesUntil: string; anchorOn?: string } & CyclePrice
>
/** `until`: what was extended, which is the run or, where it runs for ever, the updates. */
type LicenseExtended = Event<'LicenseExtended', { until: string } & LicenseTerms>
/** Holds at once; its terms replace those before. */
type LicenseUpgraded = Event<'LicenseUpgraded', CyclePrice & { anchorOn: string } & LicenseTerms>
/** Holds from the end of the paid period on, with its renewal. */
type LicenseDowngraded = Event<'LicenseDowngraded', CyclePrice & { from: string }>
type LicenseCancelled = Event<'LicenseCancelled', { endsAt: string }>
type LicenseCancellationTakenBack = Event<'LicenseCancellationTakenBack', LicenseTerms>
/** It costs nothing and loses all dates. */
type LicenseFreed = Event<'LicenseFreed', Record<string, never>>

/** Suspended with its project, at the end of an unpaid grace period, or by a person. */
export type SuspensionCause = 'project' | 'unpaid' | 'caseworker'
/**
 * Several causes may hold at once. `cause` absent: an old event, of the project if the licensing
 * process wrote it. `expiresAt`: of an unpaid one, unless it is paid before.
 */
type LicenseSuspended = Event<'LicenseSuspended', { cause?: SuspensionCause; expiresAt?: string }>
/** `cause` absent: an old event, which ended the one suspension that there was. */
type LicenseReinstated = Event<'LicenseReinstated', { cause?: SuspensionCause }>
type LicenseExpired = Event<'LicenseExpired', Record<string, never>>
type LicenseRevoked = Event<'LicenseRevoked', Record<string, never>>
type PluginFirstDownloaded = Event<'PluginFirstDownloaded', { version: string }>

export type LicenseEvent =
  | LicenseIssued
  | TrialStarted
  | TrialExtended
  | TrialConverted
  | TrialEnded
  | LicenseReminderRequested
  | LicenseRenewed
  | LicenseExtended
  | LicenseUpgraded
  | LicenseDowngraded
  | LicenseCancelled
  | LicenseCancellationTakenBack
  | LicenseFreed
  | LicenseSuspended
  | LicenseReinstated
  | LicenseExpired
  | LicenseRevoked
  | PluginFirstDownloaded

export const licenseEventTypes = {
  LicenseIssued: true,
  TrialStarted: true,
  TrialExtended: true,
  TrialConverted: true,
  TrialEnded: true,
  LicenseReminderRequested: true,
  LicenseRenewed: true,
  LicenseExtended: true,
  LicenseUpgraded: true,
  LicenseDowngraded: true,
  LicenseCancelled: true,
  LicenseCancellationTakenBack: true,
  LicenseFreed: true,
  LicenseSuspended: true,
  LicenseReinstated: true,
  LicenseExpired: true,
  LicenseRevoked: true,
  PluginFirstDownloaded: true,
} satisfies Record<LicenseEvent['type'], true>
