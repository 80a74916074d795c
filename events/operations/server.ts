import type { Event } from '@event-driven-io/emmett'

type NoData = Record<string, never>

/** Asked for by a person; Coolify still has to reach it. `privateKey` is the uuid of a key there. */
export type ServerRequested = Event<
  'ServerRequested',
  { name: string; ip: string; capacity: number; privateKey: string }
>
type ServerValidationFailed = Event<'ServerValidationFailed', { code: string; log?: string }>
type ServerValidationRepeated = Event<'ServerValidationRepeated', NoData>
type ServerRequestWithdrawn = Event<'ServerRequestWithdrawn', NoData>

export type ServerAdded = Event<
  'ServerAdded',
  { name: string; ipv4: string; ipv6?: string; coolifyUuid: string; capacity: number }
>
export type ServerDescribed = Event<
  'ServerDescribed',
  { fields: { name?: string; description?: string } }
>
type ServerClosedToNew = Event<'ServerClosedToNew', NoData>
type ServerOpenedToNew = Event<'ServerOpenedToNew', NoData>
type ServerPutInMaintenance = Event<'ServerPutInMaintenance', NoData>
type ServerWentOffline = Event<'ServerWentOffline', NoData>
type ServerCameBack = Event<'ServerCameBack', NoData>
type ServerCapacitySet = Event<'ServerCapacitySet', { capacity: number }>
type ServerRemoved = Event<'ServerRemoved', NoData>

export const serverStrategies = ['least_loaded', 'round_robin', 'specific'] as const
export type ServerStrategy = (typeof serverStrategies)[number]

/** On the one stream of the pool; `serverId` with `specific` only. */
export type ServerStrategyChosen = Event<
  'ServerStrategyChosen',
  { strategy: ServerStrategy; serverId?: string }
>

export type ServerEvent =
  | ServerRequested
  | ServerValidationFailed
  | ServerValidationRepeated
  | ServerRequestWithdrawn
  | ServerAdded
  | ServerDescribed
  | ServerClosedToNew
  | ServerOpenedToNew
  | ServerPutInMaintenance
  | ServerWentOffline
  | ServerCameBack
  | ServerCapacitySet
  | ServerRemoved
  | ServerStrategyChosen

export const serverEventTypes = {
  ServerRequested: true,
  ServerValidationFailed: true,
  ServerValidationRepeated: true,
  ServerRequestWithdrawn: true,
  ServerAdded: true,
  ServerDescribed: true,
  ServerClosedToNew: true,
  ServerOpenedToNew: true,
  ServerPutInMaintenance: true,
  ServerWentOffline: true,
  ServerCameBack: true,
  ServerCapacitySet: true,
  ServerRemoved: true,
  ServerStrategyChosen: true,
} satisfies Record<ServerEvent['type'], true>
