import type { EventType, RecordedEvent, RecordedEventOf } from '../../../events'
import { findPrimaryDomain } from '../../domain/naming/primary-domain'

/** The latest event of this type; throws if there is none. */
export const latestEvent = <Type extends EventType>(
  events: readonly RecordedEvent[],
  type: Type,
): RecordedEventOf<Type> => {
  const found = events.findLast((event) => event.type === type)
  if (!found) throw new Error(`expected ${type} in ${events[0]?.stream}, found none`)
  return found as RecordedEventOf<Type>
}

/** The project's current server. */
export const currentServer = (events: readonly RecordedEvent[]) => {
  const found = events.findLast(
    (event) => event.type === 'ServerAssigned' || event.type === 'ServerReassigned',
  ) as RecordedEventOf<'ServerAssigned' | 'ServerReassigned'> | undefined
  return (found ?? latestEvent(events, 'ServerAssigned')).data
}

/** The project's primary domain and its zone. */
export const requirePrimaryDomain = (events: readonly RecordedEvent[]) => {
  return findPrimaryDomain(events) ?? latestEvent(events, 'DomainAssigned').data
}
