import type { NameEvent } from './additional-domain'
import type { CatalogueEvent } from './catalogue'
import type { DomainEvent } from './domain'
import type { DriftEvent } from './drift'
import type { LicenseEvent } from './license'
import type { Recorded } from './metadata'
import type { PersonEvent } from './person'
import type { PluginEvent } from './plugin'
import type { ProjectEvent } from './project'
import type { ServerEvent } from './server'

/** All that can happen. */
export type VrsEvent =
  | ProjectEvent
  | NameEvent
  | DomainEvent
  | LicenseEvent
  | PluginEvent
  | CatalogueEvent
  | ServerEvent
  | PersonEvent
  | DriftEvent

export type EventType = VrsEvent['type']
export type EventOf<Type extends EventType> = Extract<VrsEvent, { type: Type }>

/** Any event as it stands in its stream; distributes, so that `switch (event.type)` narrows. */
export type Happened = VrsEvent extends infer E ? (E extends VrsEvent ? Recorded<E> : never) : never
export type HappenedOf<Type extends EventType> = Extract<Happened, { type: Type }>
