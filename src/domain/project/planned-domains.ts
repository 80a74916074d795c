import type { RecordedEvent } from '../../../events'
import type { AdditionalDomainStage } from '../../../events/codes'
import type { DnsRecord, OrderedDomain } from '../../../events/domain'
import type { DomainInZone } from '../naming/primary-domain'
import { findPrimaryDomain } from '../naming/primary-domain'

/** A name besides the first, as it would be after an act. */
export type PlannedDomain = { domain: OrderedDomain; stage: AdditionalDomainStage; zone?: string }

/** The name that an act is about; `served`: the site answers at it, or is to be told that it does. */
export type TargetDomain = PlannedDomain & { served: 'never' | 'once' }

type PlannedDomains = readonly PlannedDomain[]

const stageOrder: readonly AdditionalDomainStage[] = [
  'added',
  'brought',
  'pointed',
  'reached',
  'served',
  'wanted',
]

/** Where the names stand that have come at least so far, and are not on their way out. */
export const listPlannedDomainsFromStage = (
  names: PlannedDomains,
  least: 'pointed' | 'reached',
): DomainInZone[] =>
  names.flatMap(({ domain, zone, stage }) =>
    zone && stageOrder.indexOf(stage) >= stageOrder.indexOf(least)
      ? [{ domain: domain.name, zone }]
      : [],
  )

/** Names that were given back are others' to use: nothing of them is the project's any more. */
export const listReleasedDomains = (
  events: readonly RecordedEvent[],
  names: PlannedDomains,
): string[] => {
  const first = findPrimaryDomain(events)?.domain
  const kept = [first, ...names.map(({ domain }) => domain.name)]
  return events.flatMap(({ type, data }) =>
    type === 'DomainRemoved' && !kept.includes(data.domain) ? [data.domain] : [],
  )
}

/** Every place that the project was given and has not given back. */
export const listAssignedDomains = (
  events: readonly RecordedEvent[],
  gone: readonly string[],
): DomainInZone[] =>
  events.flatMap(({ type, data }) =>
    (type === 'DomainAssigned' || type === 'DomainBrought') && !gone.includes(data.domain)
      ? [data]
      : [],
  )

type ZoneRecords = { zone: string; records: DnsRecord[] }

/** The records that events name, but for those of names that were given back. */
export const listRecordedRecords = (
  events: readonly RecordedEvent[],
  gone: readonly string[],
): ZoneRecords[] => {
  const hosts = gone.flatMap((name) => [name, `www.${name}`])
  return events.flatMap(({ type, data }) =>
    type === 'DnsConfigured' || type === 'DomainPointed' || type === 'DomainMoved'
      ? [{ zone: data.zone, records: data.records.filter(({ name }) => !hosts.includes(name)) }]
      : [],
  )
}

export const findTargetDomain = ({
  names,
  about,
  events,
}: {
  names: PlannedDomains
  about: string
  events: readonly RecordedEvent[]
}): TargetDomain | undefined => {
  const found = names.find(({ domain }) => domain.name === about)
  const wasReached = events.some(
    ({ type, data }) =>
      (type === 'DomainReached' || type === 'DomainAssigned') && data.domain === about,
  )
  return found && { ...found, served: wasReached ? 'once' : 'never' }
}
