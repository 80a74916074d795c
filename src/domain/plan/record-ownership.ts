import type { RecordedEvent } from '../../../events'
import type { DnsRecord } from '../../../events/domain'
import type { RecordKey } from '../naming/domain-observation'
import type { DomainInZone } from '../naming/primary-domain'
import { listAssignedDomains, listReleasedDomains } from './planned-domains'
import type { ServerAddress } from './site-records'
import { hostnamesOf, siteRecords } from './site-records'

export type ZoneRecords = { zone: string; records: DnsRecord[] }

/** Which records are the project's to change and remove, by its events. */
export type RecordOwnership = {
  /** What was written for its names. */
  recorded: readonly ZoneRecords[]
  /** Every server that it has had. A step that ended before its event may have written for each. */
  servers: readonly ServerAddress[]
  /** Records of others, as `formatRecord` names them, that a person has approved to go. */
  approvedReplacements: readonly string[]
}

const findApprovedReplacements = (events: readonly RecordedEvent[]): readonly string[] => {
  const resumed = events.findLast((event) => event.type === 'ProvisioningResumed')
  return (resumed?.type === 'ProvisioningResumed' ? resumed.data.replaces : undefined) ?? []
}

/** Whether the latest resumption lets records of others go; a previewed one does not name them yet. */
export const isReplacementResumption = (events: readonly RecordedEvent[]): boolean => {
  const resumed = events.findLast((event) => event.type === 'ProvisioningResumed')
  return resumed?.type === 'ProvisioningResumed' && resumed.data.replaces !== undefined
}

const hostsOfReleasedDomains = (events: readonly RecordedEvent[]) =>
  listReleasedDomains(events).flatMap(hostnamesOf)

export const collectRecordOwnership = (events: readonly RecordedEvent[]): RecordOwnership => {
  const released = hostsOfReleasedDomains(events)
  return {
    recorded: events.flatMap(({ type, data }) =>
      type === 'DnsConfigured' || type === 'DomainPointed' || type === 'DomainMoved'
        ? [
            {
              zone: data.zone,
              records: data.records.filter(({ name }) => !released.includes(name)),
            },
          ]
        : [],
    ),
    servers: events.flatMap(({ type, data }) =>
      type === 'ServerAssigned' || type === 'ServerReassigned' ? [data] : [],
    ),
    approvedReplacements: findApprovedReplacements(events),
  }
}

/** The hosts that an event says records were written for. */
export const listHostsInRecords = ({ type, data }: RecordedEvent): string[] =>
  type === 'DnsConfigured' || type === 'DomainPointed' || type === 'DomainMoved'
    ? data.records.map(({ name }) => name)
    : []

export const listRecordsInEvents = ({ recorded }: RecordOwnership): DnsRecord[] =>
  recorded.flatMap(({ records }) => records)

/** What a step may have written for a name before it could record it. */
export const listPossiblyWrittenRecords = (
  { servers }: RecordOwnership,
  domainInZone: DomainInZone,
): DnsRecord[] => servers.flatMap((server) => siteRecords(domainInZone, server))

/** The project's records at one name: those in its events, and those that it may have written. */
const listOwnRecordsAt = (ownership: RecordOwnership, domainInZone: DomainInZone): DnsRecord[] => {
  const hosts = hostnamesOf(domainInZone.domain)
  const recorded = listRecordsInEvents(ownership).filter(({ name }) => hosts.includes(name))
  return [...recorded, ...listPossiblyWrittenRecords(ownership, domainInZone)]
}

const recordKey = ({ type, name, content }: RecordKey) => `${type} ${name} ${content}`

export const uniqueRecords = (records: readonly DnsRecord[]): DnsRecord[] => [
  ...new Map(records.map((record) => [recordKey(record), record])).values(),
]

/** The project's records at these names, once each, by zone. */
export const planRecordRemoval = (
  ownership: RecordOwnership,
  domains: readonly DomainInZone[],
): ZoneRecords[] =>
  [...Map.groupBy(domains, ({ zone }) => zone)].map(([zone, inZone]) => ({
    zone,
    records: uniqueRecords(inZone.flatMap((domain) => listOwnRecordsAt(ownership, domain))),
  }))

/** Every hostname of the project's names, those that it had before included. */
export const listAssignedHostnames = (events: readonly RecordedEvent[]): string[] =>
  listAssignedDomains(events).flatMap(({ domain }) => hostnamesOf(domain))

/** Names of the project that keep their records, and names that another project holds by now. */
export type ExcludedNames = { keptNames: readonly string[]; heldByOthers: readonly string[] }

/**
 * Records of primary names that the project had before. Names that it has besides keep theirs, and
 * so do names that were released or that another project holds: its records may be the same ones.
 */
export const listRetiredRecords = (
  events: readonly RecordedEvent[],
  { keptNames, heldByOthers }: ExcludedNames,
): ZoneRecords[] => {
  const names = [...keptNames, ...heldByOthers]
  const excluded = [...names.flatMap(hostnamesOf), ...hostsOfReleasedDomains(events)]
  return events.flatMap((event) => {
    if (event.type !== 'DnsConfigured') return []
    const records = event.data.records.filter(({ name }) => !excluded.includes(name))
    return records.length > 0 ? [{ zone: event.data.zone, records }] : []
  })
}
