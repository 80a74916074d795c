import type { RecordedEvent } from '../../../events'
import { isBought } from '../../../events/codes'
import type { AdditionalDomain } from '../naming/additional-domains'
import type { DomainInZone } from '../naming/primary-domain'

/** A name besides the first, as it would be after a command. */
export type PlannedDomain = Pick<AdditionalDomain, 'domain' | 'stage' | 'zone'>

/** The additional name that a command is about. */
export type TargetDomain = PlannedDomain & {
  /** Its records led to the site once, so that the site may answer at it. */
  wasReached: boolean
}

type Events = readonly RecordedEvent[]

/** Names that were given back, and not added again: others may use them. */
export const listReleasedDomains = (events: Events): readonly string[] => {
  const released = new Set<string>()
  for (const { type, data } of events) {
    if (type === 'DomainRemoved') released.add(data.domain)
    if (type === 'DomainAdded') released.delete(data.domain.name)
  }
  return [...released]
}

/** Every name with its zone that the project was given and has not given back. */
export const listAssignedDomains = (events: Events): DomainInZone[] => {
  const released = listReleasedDomains(events)
  return events.flatMap(({ type, data }) =>
    (type === 'DomainAssigned' || type === 'DomainBrought') && !released.includes(data.domain)
      ? [{ domain: data.domain, zone: data.zone }]
      : [],
  )
}

/** Every name that was to be bought for the project and not given back, the present one last. */
export const listPurchasedDomains = (events: Events): string[] => {
  const released = listReleasedDomains(events)
  const names = events.flatMap(({ type, data }) => {
    if (type !== 'ProjectOrdered' && type !== 'DomainReplaced' && type !== 'DomainAdded') return []
    const { kind, name } = data.domain
    return isBought(kind) && !released.includes(name) ? [name] : []
  })
  return [...new Set(names)]
}

/** Whether the records of a name led to the site once. */
export const wasDomainReached = (events: Events, domain: string): boolean =>
  events.some(
    ({ type, data }) =>
      (type === 'DomainReached' || type === 'DomainAssigned') && data.domain === domain,
  )

export const findTargetDomain = (
  domains: readonly PlannedDomain[],
  name: string,
  events: Events,
): TargetDomain | undefined => {
  const found = domains.find(({ domain }) => domain.name === name)
  return found && { ...found, wasReached: wasDomainReached(events, name) }
}
