import type { Event } from '@event-driven-io/emmett'
import type { BillingCycle } from './codes'

/** Three dates: runs until (absent = for ever), updates until, paid until. */
export type LicenseTerms = { runsUntil?: string; updatesUntil?: string; paidUntil?: string }

export type LicenseIssued = Event<
  'LicenseIssued',
  {
    projectId: string
    plugin: string
    cycle: BillingCycle
    netCents: number
    source: 'order' | 'caseworker'
  } & LicenseTerms
>
type LicenseSuspended = Event<'LicenseSuspended', Record<string, never>>
type LicenseReinstated = Event<'LicenseReinstated', Record<string, never>>
type LicenseRevoked = Event<'LicenseRevoked', Record<string, never>>
type PluginFirstDownloaded = Event<'PluginFirstDownloaded', { version: string }>

export type LicenseEvent =
  | LicenseIssued
  | LicenseSuspended
  | LicenseReinstated
  | LicenseRevoked
  | PluginFirstDownloaded

export const licenseEventTypes = {
  LicenseIssued: true,
  LicenseSuspended: true,
  LicenseReinstated: true,
  LicenseRevoked: true,
  PluginFirstDownloaded: true,
} satisfies Record<LicenseEvent['type'], true>
