import type { ZoneRecord } from '../inwx/store/documents'
import type { ZoneLookup } from '../inwx/zones/zone-lookup'
import type { DnsResource, DnsResponse } from './message-codec'
import { encodeRecordData, encodeSoa, negativeTtlSeconds } from './record-data'
import { queryTypeCodes, rcodes, recordTypeCodes } from './record-types'

type ResolvedZone = NonNullable<ReturnType<ZoneLookup['findZone']>>

const maxCnameChain = 8
const soaTtlSeconds = 3600

const toSoaResource = ({ name, ns, soaEmail, serial }: ResolvedZone, ttl: number): DnsResource => ({
  name,
  ttl,
  ...encodeSoa({ primary: ns[0] ?? name, email: soaEmail, serial }),
})

const toResources = (records: ZoneRecord[], name: string): DnsResource[] =>
  records.flatMap((record) => {
    const encoded = encodeRecordData(record)
    return encoded ? [{ name, ttl: record.ttl, ...encoded }] : []
  })

const getParentName = (name: string) => name.slice(name.indexOf('.') + 1)

const isInZone = (name: string, zone: string) => name === zone || name.endsWith(`.${zone}`)

/** The records at `name`, or else those of the wildcard below the closest existing name. */
const findRecords = (zones: ZoneLookup, zone: string, name: string): ZoneRecord[] => {
  if (name === zone || zones.hasRecordsAtOrBelow(zone, name)) return zones.recordsAt(zone, name)
  let ancestor = getParentName(name)
  while (ancestor !== zone && !zones.hasRecordsAtOrBelow(zone, ancestor))
    ancestor = getParentName(ancestor)
  return zones.recordsAt(zone, `*.${ancestor}`)
}

const nameExists = (zones: ZoneLookup, zone: string, name: string) =>
  name === zone ||
  zones.hasRecordsAtOrBelow(zone, name) ||
  findRecords(zones, zone, name).length > 0

/** NS records between the zone's apex and `name`: who is asked further. The topmost counts. */
const findDelegation = (zones: ZoneLookup, zone: string, name: string): ZoneRecord[] => {
  const labels = name.slice(0, -zone.length - 1).split('.')
  const names = labels.map((_, from) => `${labels.slice(from).join('.')}.${zone}`).reverse()
  const delegations = names.map((one) =>
    zones.recordsAt(zone, one).filter(({ type }) => type === 'NS'),
  )
  return delegations.find((records) => records.length > 0) ?? []
}

type ZoneQuestion = { name: string; type: number }

const createReferral = (zones: ZoneLookup, zone: string, delegation: ZoneRecord[]): DnsResponse => {
  const targets = delegation.map(({ content }) => content.toLowerCase())
  const glue = targets
    .filter((target) => isInZone(target, zone))
    .flatMap((target) =>
      toResources(
        zones.recordsAt(zone, target).filter(({ type }) => type === 'A' || type === 'AAAA'),
        target,
      ),
    )
  return {
    rcode: rcodes.NOERROR,
    authorities: delegation.flatMap((record) => toResources([record], record.name)),
    additionals: glue,
  }
}

/** NODATA or NXDOMAIN: the SOA says how long that holds. */
const createNegativeResponse = (zones: ZoneLookup, zone: ResolvedZone, name: string) => ({
  rcode: nameExists(zones, zone.name, name) ? rcodes.NOERROR : rcodes.NXDOMAIN,
  isAuthoritative: true,
  authorities: [toSoaResource(zone, negativeTtlSeconds)],
})

const matchesType = (type: number) => (resource: DnsResource) =>
  type === queryTypeCodes.ANY || resource.type === type

/** Follows CNAMEs whose targets lie inside the zone. */
const answerInZone = (
  zones: ZoneLookup,
  zone: ResolvedZone,
  { name, type }: ZoneQuestion,
  depth: number,
): DnsResponse => {
  const delegation = name === zone.name ? [] : findDelegation(zones, zone.name, name)
  const isCutItself = delegation[0]?.name === name
  if (delegation.length > 0 && !(isCutItself && type === recordTypeCodes.DS))
    return createReferral(zones, zone.name, delegation)
  const records = findRecords(zones, zone.name, name)
  const cname = records.find((record) => record.type === 'CNAME')
  if (cname && type !== recordTypeCodes.CNAME && type !== queryTypeCodes.ANY) {
    const target = cname.content.toLowerCase()
    const further =
      isInZone(target, zone.name) && depth < maxCnameChain
        ? answerInZone(zones, zone, { name: target, type }, depth + 1)
        : { rcode: rcodes.NOERROR }
    const answers = [...toResources([cname], name), ...(further.answers ?? [])]
    return { ...further, answers, isAuthoritative: true }
  }
  const soa = name === zone.name ? [toSoaResource(zone, soaTtlSeconds)] : []
  const resources = [...soa, ...toResources(records, name)].filter(matchesType(type))
  return resources.length > 0
    ? { rcode: rcodes.NOERROR, isAuthoritative: true, answers: resources }
    : createNegativeResponse(zones, zone, name)
}

/** Data, a referral, NODATA or NXDOMAIN with the SOA; REFUSED for zones that are not ours. */
export const answerFromZones = (zones: ZoneLookup, { name, type }: ZoneQuestion): DnsResponse => {
  const isTransferRequest = type === queryTypeCodes.AXFR || type === queryTypeCodes.IXFR
  const lowerName = name.toLowerCase()
  const zone = zones.findZone(lowerName)
  return zone && !isTransferRequest
    ? answerInZone(zones, zone, { name: lowerName, type }, 0)
    : { rcode: rcodes.REFUSED }
}

/** The nameservers of a domain; undefined when it is not delegated. */
export type DelegationLookup = (domain: string) => string[] | undefined

const delegationTtlSeconds = 86_400

/** Answers only NS queries for delegated domains; names below them exist, but have no data here. */
export const answerFromDelegations = (
  findNameservers: DelegationLookup,
  { name, type }: ZoneQuestion,
): DnsResponse => {
  const lowerName = name.toLowerCase()
  const nameservers = findNameservers(lowerName)
  const labels = lowerName.split('.')
  const enclosingNames = labels.map((_, index) => labels.slice(index).join('.'))
  const exists = nameservers !== undefined || enclosingNames.some(findNameservers)
  const answers = (nameservers ?? []).flatMap((content) => {
    const encoded = encodeRecordData({ type: 'NS', content, prio: 0 })
    return encoded ? [{ name: lowerName, ttl: delegationTtlSeconds, ...encoded }] : []
  })
  return {
    rcode: exists ? rcodes.NOERROR : rcodes.NXDOMAIN,
    isRecursionAvailable: true,
    answers: type === recordTypeCodes.NS ? answers : [],
  }
}
