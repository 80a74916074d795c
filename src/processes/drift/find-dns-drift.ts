import type { DnsRecord } from '../../../events/domain'
import { servedHostnamesOf, siteRecords } from '../../domain/plan/site-records'
import { addressRecordTypes, isSameRecord } from '../../integrations/inwx/dns/record-codec'
import type { ObservedRecord } from '../../integrations/inwx/types'
import type { ExpectedProject, ExpectedState } from './expected-state'
import { createFinding, type Finding } from './finding'
import type { ObservedState } from './observed-state'
import { comparableDomainsOf } from './project-domains'
import { isSteady } from './steady-state'

type ExpectedRecords = {
  project: ExpectedProject
  zone: string
  records: DnsRecord[]
  hosts: string[]
}

/** Where the domains of steady sites must lead: to the server that each is assigned to. */
export const listExpectedRecords = (expected: ExpectedState): ExpectedRecords[] =>
  expected.projects.flatMap((project) => {
    const server = expected.servers.find(({ id }) => id === project.serverId)
    if (!server || !isSteady(project, expected)) return []
    const { ipv4, ipv6 } = server
    return comparableDomainsOf(project, expected).flatMap(({ name: domain, zone }) => {
      if (!zone) return []
      const place = { domain, zone }
      const hosts = servedHostnamesOf(place, project.recordedHosts)
      const wanted = siteRecords(place, { ipv4, ...(ipv6 ? { ipv6 } : {}) })
      const records = wanted.filter(({ name }) => hosts.includes(name))
      return [{ project, zone, records, hosts }]
    })
  })

const formatRecords = (records: readonly Pick<ObservedRecord, 'type' | 'content'>[]) =>
  records
    .map(({ type, content }) => `${type} ${content}`)
    .toSorted()
    .join(', ')

const toDnsRecord = ({ type, name, content, ttl }: ObservedRecord): DnsRecord => ({
  type,
  name,
  content,
  ttl,
})

const compareHost = (
  host: string,
  place: ExpectedRecords,
  found: readonly ObservedRecord[],
): Finding[] => {
  const here = found.filter(({ name, type }) => name === host && addressRecordTypes.has(type))
  const wanted = place.records.filter(({ name }) => name === host)
  const missing = wanted.filter((one) => !here.some((record) => isSameRecord(record, one)))
  const foreign = here.filter((record) => !wanted.some((one) => isSameRecord(record, one)))
  if (missing.length === 0 && foreign.length === 0) return []
  const about = { projectId: place.project.id, zone: place.zone, records: foreign.map(toDnsRecord) }
  return [
    createFinding(missing.length > 0 ? 'recordMissing' : 'recordForeign', host, {
      expected: formatRecords(wanted),
      found: formatRecords(here),
      ways: ['repair'],
      about,
    }),
  ]
}

const compareDelegation = (
  zone: string,
  nameservers: readonly string[],
  { nameservers: expected }: ExpectedState,
): Finding[] => {
  const bare = (names: readonly string[]) =>
    names.map((name) => name.toLowerCase().replace(/\.$/, '')).toSorted()
  if (bare(nameservers).every((name) => expected.includes(name)) && nameservers.length > 0)
    return []
  return [
    createFinding('delegatedElsewhere', zone, {
      expected: bare(expected).join(', '),
      found: bare(nameservers).join(', '),
      about: { zone },
    }),
  ]
}

/** What the zones say of our names, and who is asked for the zones at all. */
export const findDnsDrift = (
  { zones, nameservers }: ObservedState,
  expected: ExpectedState,
): Finding[] => [
  ...listExpectedRecords(expected).flatMap((place) => {
    const found = zones.get(place.zone)
    return found ? place.hosts.flatMap((host) => compareHost(host, place, found)) : []
  }),
  ...[...nameservers].flatMap(([zone, names]) => compareDelegation(zone, names, expected)),
]
