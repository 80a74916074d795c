import type { Event } from '@event-driven-io/emmett'

export type DomainClaimed = Event<'DomainClaimed', { projectId: string; primary: boolean }>
export type DomainReleased = Event<'DomainReleased', { projectId: string }>

export type DomainEvent = DomainClaimed | DomainReleased
