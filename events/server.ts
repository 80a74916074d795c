import type { Event } from '@event-driven-io/emmett'

export type ServerAdded = Event<
  'ServerAdded',
  { name: string; ipv4: string; ipv6?: string; coolifyUuid: string; capacity: number }
>
export type ServerClosedToNew = Event<'ServerClosedToNew', Record<string, never>>
export type ServerOpenedToNew = Event<'ServerOpenedToNew', Record<string, never>>

export type ServerEvent = ServerAdded | ServerClosedToNew | ServerOpenedToNew
