import type { Happened } from '../../../events'
import type { NameStage } from '../../../events/codes'
import type { DnsRecord, OrderedDomain } from '../../../events/project'
import type { Place } from '../naming/primary-domain'
import { primaryPlace } from '../naming/primary-domain'

/** A name besides the first, as it would be after an act. */
export type NameForeseen = { domain: OrderedDomain; stage: NameStage; zone?: string }

/** The name that an act is about; `served`: the site answers at it, or is to be told that it does. */
export type NameWish = NameForeseen & { served: 'never' | 'once' }

type Names = readonly NameForeseen[]

const order: readonly NameStage[] = ['added', 'brought', 'pointed', 'reached', 'served', 'wanted']

/** Where the names stand that have come at least so far, and are not on their way out. */
export const placesSince = (names: Names, least: 'pointed' | 'reached'): Place[] =>
  names.flatMap(({ domain, zone, stage }) =>
    zone && order.indexOf(stage) >= order.indexOf(least) ? [{ domain: domain.name, zone }] : [],
  )

/** Names that were given back are others' to use: nothing of them is the project's any more. */
export const goneNames = (events: readonly Happened[], names: Names): string[] => {
  const first = primaryPlace(events)?.domain
  const kept = [first, ...names.map(({ domain }) => domain.name)]
  return events.flatMap(({ type, data }) =>
    type === 'DomainRemoved' && !kept.includes(data.domain) ? [data.domain] : [],
  )
}

/** Every place that the project was given and has not given back. */
export const placesKept = (events: readonly Happened[], gone: readonly string[]): Place[] =>
  events.flatMap(({ type, data }) =>
    (type === 'DomainAssigned' || type === 'DomainBrought') && !gone.includes(data.domain)
      ? [data]
      : [],
  )

type InZone = { zone: string; records: DnsRecord[] }

/** The records that events name, but for those of names that were given back. */
export const recordsNamed = (events: readonly Happened[], gone: readonly string[]): InZone[] => {
  const hosts = gone.flatMap((name) => [name, `www.${name}`])
  return events.flatMap(({ type, data }) =>
    type === 'DnsConfigured' || type === 'DomainPointed' || type === 'DomainMoved'
      ? [{ zone: data.zone, records: data.records.filter(({ name }) => !hosts.includes(name)) }]
      : [],
  )
}

export const nameWished = ({
  names,
  about,
  events,
}: {
  names: Names
  about: string
  events: readonly Happened[]
}): NameWish | undefined => {
  const found = names.find(({ domain }) => domain.name === about)
  const wasReached = events.some(
    ({ type, data }) =>
      (type === 'DomainReached' || type === 'DomainAssigned') && data.domain === about,
  )
  return found && { ...found, served: wasReached ? 'once' : 'never' }
}
