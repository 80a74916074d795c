import type { Event } from '@event-driven-io/emmett'
import type { DomainKind } from './codes'

export type OrderedDomain = { kind: DomainKind; name: string; baseDomain?: string }
export type DnsRecord = { type: string; name: string; content: string; ttl: number }

export type DomainOrdered = Event<'DomainOrdered', { kind: DomainKind; projectId: string }>
/** What stood in the old provider's zone and was copied to ours before the transfer. */
export type ZoneCopied = Event<'ZoneCopied', { nameservers: string[]; records: DnsRecord[] }>
export type DomainRegistered = Event<
  'DomainRegistered',
  { registrarRef: string; expiresAt: string; costCents: number }
>
export type DomainTransferStarted = Event<'DomainTransferStarted', { costCents: number }>
export type DomainTransferCompleted = Event<
  'DomainTransferCompleted',
  { registrarRef: string; expiresAt: string }
>
export type DomainTransferFailed = Event<'DomainTransferFailed', { code: string }>
export type DomainRenewed = Event<'DomainRenewed', { expiresAt: string; costCents: number }>
export type DomainExpired = Event<'DomainExpired', Record<string, never>>
export type DomainSuspended = Event<'DomainSuspended', Record<string, never>>
export type DomainClaimed = Event<'DomainClaimed', { projectId: string; primary: boolean }>
export type DomainReleased = Event<'DomainReleased', { projectId: string; primary?: boolean }>
export type CertificateSeen = Event<'CertificateSeen', { notAfter: string }>

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
