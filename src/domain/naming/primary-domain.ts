import type { RecordedEvent } from '../../../events'
import type { DomainKind } from '../../../events/codes'

/** A name where it stands: in a zone of its own, or in one that it shares. */
export type DomainInZone = { domain: string; zone: string }

/** The name that a project goes by, where it stands now; undefined before it is brought. */
export const findPrimaryDomain = (
  events: readonly RecordedEvent[],
): (DomainInZone & { kind: DomainKind }) | undefined => {
  const found = events.findLast(
    (event) => event.type === 'DomainAssigned' || event.type === 'PrimaryChosen',
  )
  if (found?.type === 'DomainAssigned') return found.data
  if (found?.type !== 'PrimaryChosen') return undefined
  const { domain, zone } = found.data
  return { domain: domain.name, zone, kind: domain.kind }
}
