import type { Event } from '@event-driven-io/emmett'
import type { DnsRecord } from './project'

/** All in which a vendor's state can differ from what our events say, the dear ones first. */
export const driftKinds = [
  'domainWithoutProject',
  'domainRenewsItself',
  'domainUnrecorded',
  'domainEndsElsewhen',
  'domainGone',
  'orphanApplication',
  'orphanDatabase',
  'orphanProject',
  'archivedStillRuns',
  'applicationWithoutLicense',
  'liveWithoutApplication',
  'applicationStopped',
  'recordMissing',
  'recordForeign',
  'delegatedElsewhere',
  'serverAddressDiffers',
  'serverUnknown',
  'serverGone',
  'moneyWithoutEvent',
  'paidWithoutCharge',
  'siteUnhealthy',
  'siteIsAnother',
  'pluginsDiffer',
] as const
export type DriftKind = (typeof driftKinds)[number]

/** `adopt`: our events follow what is there. `repair`: what is there follows our events. */
export type DriftWay = 'repair' | 'adopt'

/** What has to be known to mend a finding: ids and names at the vendors. */
export type DriftAbout = {
  projectId?: string
  domain?: string
  zone?: string
  records?: DnsRecord[]
  uuid?: string
  name?: string
  checkoutRef?: string
}

type Drift = { kind: DriftKind; subject: string }

/** A person wants to know now. */
export type DriftCheckOrdered = Event<'DriftCheckOrdered', Record<string, never>>
/** It may stay so until it changes; `state` is the fingerprint of what was found. */
export type DriftIgnored = Event<'DriftIgnored', Drift & { state: string }>
export type DriftMendingOrdered = Event<
  'DriftMendingOrdered',
  Drift & { way: DriftWay; about: DriftAbout }
>
export type DriftMended = Event<'DriftMended', Drift & { way: DriftWay }>
export type DriftMendingFailed = Event<
  'DriftMendingFailed',
  Drift & { way: DriftWay; code: string; vendorText?: string }
>

export type DriftEvent =
  | DriftCheckOrdered
  | DriftIgnored
  | DriftMendingOrdered
  | DriftMended
  | DriftMendingFailed
