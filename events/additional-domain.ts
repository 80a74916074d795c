import type { Event } from '@event-driven-io/emmett'
import type { DomainKind } from './codes'
import type { DnsRecord, OrderedDomain } from './domain'
import type { StepStall, VerifiedSite } from './step-results'

/** A live project is to answer at one more name. */
type DomainAdded = Event<'DomainAdded', { domain: OrderedDomain }>
/** The added name is ours to point. */
type DomainBrought = Event<'DomainBrought', { domain: string; zone: string; kind: DomainKind }>
type DomainPointed = Event<'DomainPointed', { domain: string; zone: string; records: DnsRecord[] }>
/** Its records lead to the server that the project moves to. */
type DomainMoved = Event<'DomainMoved', { domain: string; zone: string; records: DnsRecord[] }>
/** Every nameserver leads the added name to the project's server. */
type DomainReached = Event<'DomainReached', { domain: string; nameservers: string[] }>
/** The site was seen at the added name. */
type DomainServed = Event<'DomainServed', { domain: string } & VerifiedSite>
type PrimaryRequested = Event<'PrimaryRequested', { domain: string }>
/** From here on the project goes by this name; `before` stays as a further one. */
type PrimaryChosen = Event<
  'PrimaryChosen',
  {
    domain: OrderedDomain
    zone: string
    url: string
    before: { domain: OrderedDomain; zone: string }
  }
>
type DomainDropped = Event<'DomainDropped', { domain: string }>
/** Nothing leads from the dropped name to the project any more. */
type DomainRemoved = Event<'DomainRemoved', { domain: string; zone?: string; records: DnsRecord[] }>
type DomainStalled = Event<'DomainStalled', { domain: string } & StepStall>
type DomainResumed = Event<'DomainResumed', { domain: string; causeEventId: string }>

/** What becomes of a live project's further names. */
export type AdditionalDomainEvent =
  | DomainAdded
  | DomainBrought
  | DomainPointed
  | DomainMoved
  | DomainReached
  | DomainServed
  | PrimaryRequested
  | PrimaryChosen
  | DomainDropped
  | DomainRemoved
  | DomainStalled
  | DomainResumed

export const additionalDomainEventTypes = {
  DomainAdded: true,
  DomainBrought: true,
  DomainPointed: true,
  DomainMoved: true,
  DomainReached: true,
  DomainServed: true,
  PrimaryRequested: true,
  PrimaryChosen: true,
  DomainDropped: true,
  DomainRemoved: true,
  DomainStalled: true,
  DomainResumed: true,
} satisfies Record<AdditionalDomainEvent['type'], true>
