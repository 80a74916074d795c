import type { Event } from '@event-driven-io/emmett'
import type { DnsRecord } from '../domain'

/** All in which a vendor's state can differ from what our events say, the dear ones first. */
const driftKinds = [
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
export type DriftResolution = 'repair' | 'adopt'

/** What has to be known to mend a finding: ids and names at the vendors. */
export type DriftTarget = {
  projectId?: string
  domain?: string
  zone?: string
  records?: DnsRecord[]
  uuid?: string
  name?: string
  checkoutRef?: string
}

type FindingKey = { kind: DriftKind; subject: string }

/** A person wants to know now. */
type DriftCheckOrdered = Event<'DriftCheckOrdered', Record<string, never>>
/** It may stay so until it changes; `state` is the fingerprint of what was found. */
type DriftIgnored = Event<'DriftIgnored', FindingKey & { state: string }>
type DriftMendingOrdered = Event<
  'DriftMendingOrdered',
  FindingKey & { way: DriftResolution; about: DriftTarget }
>
type DriftMended = Event<'DriftMended', FindingKey & { way: DriftResolution }>
type DriftMendingFailed = Event<
  'DriftMendingFailed',
  FindingKey & { way: DriftResolution; code: string; vendorText?: string }
>

export type DriftEvent =
  | DriftCheckOrdered
  | DriftIgnored
  | DriftMendingOrdered
  | DriftMended
  | DriftMendingFailed

export const driftEventTypes = {
  DriftCheckOrdered: true,
  DriftIgnored: true,
  DriftMendingOrdered: true,
  DriftMended: true,
  DriftMendingFailed: true,
} satisfies Record<DriftEvent['type'], true>
