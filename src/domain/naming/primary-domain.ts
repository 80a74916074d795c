import type { Happened } from '../../../events'
import type { DomainKind } from '../../../events/codes'

/** A name where it stands: in a zone of its own, or in one that it shares. */
export type Place = { domain: string; zone: string }

/** The name that a project goes by, where it stands now; undefined before it is brought. */
export const primaryPlace = (
  events: readonly Happened[],
): (Place & { kind: DomainKind }) | undefined => {
  const found = events.findLast(
    (event) => event.type === 'DomainAssigned' || event.type === 'PrimaryChosen',
  )
  if (found?.type === 'DomainAssigned') return found.data
  if (found?.type !== 'PrimaryChosen') return undefined
  const { domain, zone } = found.data
  return { domain: domain.name, zone, kind: domain.kind }
}
