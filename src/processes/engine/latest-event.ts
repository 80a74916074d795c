import type { EventType, Happened, HappenedOf } from '../../../events'
import { primaryPlace } from '../../domain/naming/primary-domain'

/** The latest event of this type, which must have happened before the step at hand. */
export const past = <Type extends EventType>(
  events: readonly Happened[],
  type: Type,
): HappenedOf<Type> => {
  const found = events.findLast((event) => event.type === type)
  if (!found) throw new Error(`expected ${type} in ${events[0]?.stream}, found none`)
  return found as HappenedOf<Type>
}

/** The server that the project has now. */
export const serverOf = (events: readonly Happened[]) => {
  const found = events.findLast(
    (event) => event.type === 'ServerAssigned' || event.type === 'ServerReassigned',
  ) as HappenedOf<'ServerAssigned' | 'ServerReassigned'> | undefined
  return (found ?? past(events, 'ServerAssigned')).data
}

/** The name that the project goes by, where it stands now. */
export const placeOf = (events: readonly Happened[]) => {
  return primaryPlace(events) ?? past(events, 'DomainAssigned').data
}
