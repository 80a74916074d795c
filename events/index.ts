import type { AdditionalDomainEvent } from './additional-domain'
import type { CatalogueEvent } from './catalogue'
import { catalogueEventTypes } from './catalogue'
import type { DomainNameEvent } from './domain'
import { domainNameEventTypes } from './domain'
import type { LegacyImportEvent } from './legacy-import'
import { legacyImportEventTypes } from './legacy-import'
import type { LicenseEvent } from './license'
import { licenseEventTypes } from './license'
import type { WithMetadata } from './metadata'
import type { AlertEvent } from './operations/alert'
import { alertEventTypes } from './operations/alert'
import type { DriftEvent } from './operations/drift'
import { driftEventTypes } from './operations/drift'
import type { ServerEvent } from './operations/server'
import { serverEventTypes } from './operations/server'
import type { DisputeEvent } from './payment/dispute'
import type { FreeOrderEvent } from './payment/free-order'
import type { PaymentEvent } from './payment/payment'
import type { PluginOrderEvent } from './payment/plugin-order'
import type { RefundEvent } from './payment/refund'
import type { PersonEvent } from './person'
import { personEventTypes } from './person'
import type { PluginEvent } from './plugin'
import { pluginEventTypes } from './plugin'
import type { ProjectEvent } from './project'
import { projectEventTypes } from './project'
import type { RolloutEvent } from './rollout'
import { rolloutEventTypes } from './rollout'
import type { SiteStatusEvent } from './site-status'

/** All that can happen. */
export type DomainEvent =
  | ProjectEvent
  | AdditionalDomainEvent
  | RefundEvent
  | SiteStatusEvent
  | DisputeEvent
  | FreeOrderEvent
  | PaymentEvent
  | PluginOrderEvent
  | DomainNameEvent
  | LicenseEvent
  | PluginEvent
  | RolloutEvent
  | CatalogueEvent
  | ServerEvent
  | PersonEvent
  | DriftEvent
  | AlertEvent
  | LegacyImportEvent

export type EventType = DomainEvent['type']

/** The types of all events; the compiler asks for a new one beside its own union. */
const eventTypes: Readonly<Record<EventType, true>> = {
  ...projectEventTypes,
  ...domainNameEventTypes,
  ...licenseEventTypes,
  ...pluginEventTypes,
  ...rolloutEventTypes,
  ...catalogueEventTypes,
  ...serverEventTypes,
  ...personEventTypes,
  ...driftEventTypes,
  ...alertEventTypes,
  ...legacyImportEventTypes,
}

export const isEventType = (type: unknown): type is EventType =>
  typeof type === 'string' && Object.hasOwn(eventTypes, type)

export type EventOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>

/** Any event as it stands in its stream; distributes, so that `switch (event.type)` narrows. */
export type RecordedEvent = DomainEvent extends infer E
  ? E extends DomainEvent
    ? WithMetadata<E>
    : never
  : never
export type RecordedEventOf<Type extends EventType> = Extract<RecordedEvent, { type: Type }>
