import type { Event } from '@event-driven-io/emmett'
import type { DomainKind } from './codes'

export type OrderedDomain = { kind: DomainKind; name: string; baseDomain?: string }
export type DnsRecord = { type: string; name: string; content: string; ttl: number }

type DomainOrdered = Event<'DomainOrdered', { kind: DomainKind; projectId: string }>
/**
 * What a copy of a zone lacks. `noAnswer`: the old nameservers answer nothing to this type;
 * `noRecord`: a record refers to the name, but there is nothing at it; `tooMany`: too many names, this
 * one was not read; `refused`: INWX takes no such record;
 * `caaForbids`: its CAA records forbid the site's certificate.
 */
export type ZoneGap = {
  reason: 'noAnswer' | 'noRecord' | 'tooMany' | 'refused' | 'caaForbids'
  name: string
  type?: string
}
/** What stood in the old provider's zone and was copied to ours before the transfer. */
type ZoneCopied = Event<
  'ZoneCopied',
  { nameservers: string[]; records: DnsRecord[]; gaps?: ZoneGap[] }
>
type Registration = { registrarRef: string; expiresAt: string }
type DomainRegistered = Event<'DomainRegistered', Registration & { costCents: number }>
type DomainTransferStarted = Event<'DomainTransferStarted', { costCents: number }>
type DomainTransferCompleted = Event<'DomainTransferCompleted', Registration>
type DomainTransferFailed = Event<'DomainTransferFailed', { code: string }>
type DomainRenewed = Event<'DomainRenewed', { expiresAt: string; costCents: number }>
type DomainExpired = Event<'DomainExpired', Record<string, never>>
type DomainSuspended = Event<'DomainSuspended', Record<string, never>>
type DomainClaimed = Event<'DomainClaimed', { projectId: string; primary: boolean }>
type DomainReleased = Event<'DomainReleased', { projectId: string; primary?: boolean }>
type CertificateSeen = Event<'CertificateSeen', { notAfter: string }>

export type DomainNameEvent =
  | DomainOrdered
  | ZoneCopied
  | DomainRegistered
  | DomainTransferStarted
  | DomainTransferCompleted
  | DomainTransferFailed
  | DomainRenewed
  | DomainExpired
  | DomainSuspended
  | DomainClaimed
  | DomainReleased
  | CertificateSeen

export const domainNameEventTypes = {
  DomainOrdered: true,
  ZoneCopied: true,
  DomainRegistered: true,
  DomainTransferStarted: true,
  DomainTransferCompleted: true,
  DomainTransferFailed: true,
  DomainRenewed: true,
  DomainExpired: true,
  DomainSuspended: true,
  DomainClaimed: true,
  DomainReleased: true,
  CertificateSeen: true,
} satisfies Record<DomainNameEvent['type'], true>
