import type { DnsRecord } from '../../../events/project'
import { leading } from '../../integrations/inwx/dns/diff-records'
import { sameRecord } from '../../integrations/inwx/dns/record-codec'
import { hostsOf, wantedRecords } from '../../integrations/inwx/dns/site-records'
import type { FoundRecord } from '../../integrations/inwx/types'
import type { Known, KnownProject } from './expected-state'
import { type Finding, finding } from './finding'
import type { Seen } from './observed-state'
import { namesAt } from './project-domains'
import { isAtRest } from './steady-state'

type Place = { project: KnownProject; zone: string; wanted: DnsRecord[]; hosts: string[] }

/** Where the names of sites at rest must lead: to the server that each is assigned to. */
export const placesOf = (known: Known): Place[] =>
  known.projects.flatMap((project) => {
    const server = known.servers.find(({ id }) => id === project.serverId)
    if (!server || !isAtRest(project, known)) return []
    const { ipv4, ipv6 } = server
    return namesAt(project, known).flatMap(({ name: domain, zone }) => {
      if (!zone) return []
      const place = { domain, zone }
      const wanted = wantedRecords(place, { ipv4, ...(ipv6 ? { ipv6 } : {}) })
      return [{ project, zone, wanted, hosts: hostsOf(place) }]
    })
  })

const spelled = (records: readonly Pick<FoundRecord, 'type' | 'content'>[]) =>
  records
    .map(({ type, content }) => `${type} ${content}`)
    .toSorted()
    .join(', ')

const plain = ({ type, name, content, ttl }: FoundRecord): DnsRecord => ({
  type,
  name,
  content,
  ttl,
})

const atHost = (host: string, place: Place, found: readonly FoundRecord[]): Finding[] => {
  const here = found.filter(({ name, type }) => name === host && leading.has(type))
  const wanted = place.wanted.filter(({ name }) => name === host)
  const missing = wanted.filter((one) => !here.some((record) => sameRecord(record, one)))
  const foreign = here.filter((record) => !wanted.some((one) => sameRecord(record, one)))
  if (missing.length === 0 && foreign.length === 0) return []
  const about = { projectId: place.project.id, zone: place.zone, records: foreign.map(plain) }
  return [
    finding(missing.length > 0 ? 'recordMissing' : 'recordForeign', host, {
      expected: spelled(wanted),
      found: spelled(here),
      ways: ['repair'],
      about,
    }),
  ]
}

const delegated = (
  zone: string,
  nameservers: readonly string[],
  { nameservers: expected }: Known,
): Finding[] => {
  const bare = (names: readonly string[]) =>
    names.map((name) => name.toLowerCase().replace(/\.$/, '')).toSorted()
  if (bare(nameservers).every((name) => expected.includes(name)) && nameservers.length > 0)
    return []
  return [
    finding('delegatedElsewhere', zone, {
      expected: bare(expected).join(', '),
      found: bare(nameservers).join(', '),
      about: { zone },
    }),
  ]
}

/** What the zones say of our names, and who is asked for the zones at all. */
export const nameDrift = ({ zones, nameservers }: Seen, known: Known): Finding[] => [
  ...placesOf(known).flatMap((place) => {
    const found = zones.get(place.zone)
    return found ? place.hosts.flatMap((host) => atHost(host, place, found)) : []
  }),
  ...[...nameservers].flatMap(([zone, names]) => delegated(zone, names, known)),
]
