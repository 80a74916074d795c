import type { AdditionalDomainEvent } from './additional-domain'
import type { CatalogueEvent } from './catalogue'
import type { DomainNameEvent } from './domain'
import type { DriftEvent } from './drift'
import type { LicenseEvent } from './license'
import type { WithMetadata } from './metadata'
import type { PersonEvent } from './person'
import type { PluginEvent } from './plugin'
import type { ProjectEvent } from './project'
import type { ServerEvent } from './server'

/** All that can happen. */
export type DomainEvent =
  | ProjectEvent
  | AdditionalDomainEvent
  | DomainNameEvent
  | LicenseEvent
  | PluginEvent
  | CatalogueEvent
  | ServerEvent
  | PersonEvent
  | DriftEvent

export type EventType = DomainEvent['type']
export type EventOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>

/** Any event as it stands in its stream; distributes, so that `switch (event.type)` narrows. */
export type RecordedEvent = DomainEvent extends infer E
  ? E extends DomainEvent
    ? WithMetadata<E>
    : never
  : never
export type RecordedEventOf<Type extends EventType> = Extract<RecordedEvent, { type: Type }>
