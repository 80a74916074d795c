import type dns from 'dns2'
import { Packet } from 'dns2'
import type { ZoneRecord } from '../inwx/store/documents'
import type { ZoneLookup } from '../inwx/zones/zone-lookup'

type ResolvedZone = NonNullable<ReturnType<ZoneLookup['findZone']>>
type Resource = dns.Packet.Resource

const { TYPE, RCODE, CLASS } = Packet
const typeCodes: Record<string, number> = TYPE
const maxCnameChain = 8

const splitIntoChunks = (text: string) => text.match(/[\s\S]{1,255}/g) ?? ['']

const parseSrv = (priority: number, content: string) => {
  const [weight, port, target = ''] = content.split(' ')
  return { priority, weight: Number(weight), port: Number(port), target }
}

const parseCaa = (content: string) => {
  const [, flags, tag = '', value = ''] = /^(\d+) (\S+) "(.*)"$/.exec(content) ?? []
  return { flags: Number(flags), tag, value }
}

const toResourceData = ({ type, content, prio }: ZoneRecord): Partial<Resource> => {
  if (type === 'A' || type === 'AAAA') return { address: content }
  if (type === 'CNAME') return { domain: content }
  if (type === 'NS') return { ns: content }
  if (type === 'MX') return { exchange: content, priority: prio }
  if (type === 'SRV') return parseSrv(prio, content)
  if (type === 'CAA') return parseCaa(content)
  return { data: splitIntoChunks(content) }
}

const supportedTypes = ['A', 'AAAA', 'CNAME', 'NS', 'MX', 'TXT', 'SRV', 'CAA']

const toResource = (record: ZoneRecord, name: string): Resource =>
  new Packet.Resource({
    name,
    type: typeCodes[record.type] ?? TYPE.TXT,
    class: CLASS.IN,
    ttl: record.ttl,
    ...toResourceData(record),
  })

const toSoaResource = (zone: ResolvedZone): Resource =>
  new Packet.Resource({
    name: zone.name,
    type: TYPE.SOA,
    class: CLASS.IN,
    ttl: 3600,
    primary: zone.ns[0] ?? zone.name,
    admin: zone.soaEmail.replace('@', '.'),
    serial: zone.serial,
    refresh: 10_800,
    retry: 3600,
    expiration: 604_800,
    minimum: 300,
  })

const getParentName = (name: string) => name.slice(name.indexOf('.') + 1)

/** The records at `name`, or else those of the wildcard below the closest existing name. */
const findRecords = (zones: ZoneLookup, zone: string, name: string): ZoneRecord[] => {
  if (name === zone || zones.hasRecordsAtOrBelow(zone, name)) return zones.recordsAt(zone, name)
  let ancestor = getParentName(name)
  while (ancestor !== zone && !zones.hasRecordsAtOrBelow(zone, ancestor))
    ancestor = getParentName(ancestor)
  return zones.recordsAt(zone, `*.${ancestor}`)
}

/** Follows CNAMEs whose targets lie inside the zone. */
const followCnames = (
  zones: ZoneLookup,
  zone: string,
  name: string,
  type: number,
  depth = 0,
): Resource[] => {
  const records = findRecords(zones, zone, name).filter((record) =>
    supportedTypes.includes(record.type),
  )
  const cname = records.find((record) => record.type === 'CNAME')
  if (!cname || type === TYPE.CNAME)
    return records
      .filter((record) => type === TYPE.ANY || typeCodes[record.type] === type)
      .map((record) => toResource(record, name))
  const target = cname.content.toLowerCase()
  const isInside = target === zone || target.endsWith(`.${zone}`)
  const further =
    isInside && depth < maxCnameChain ? followCnames(zones, zone, target, type, depth + 1) : []
  return [toResource(cname, name), ...further]
}

const nameExists = (zones: ZoneLookup, zone: string, name: string) =>
  name === zone ||
  zones.hasRecordsAtOrBelow(zone, name) ||
  findRecords(zones, zone, name).length > 0

/** The name in lower case, without the trailing dot. */
const readQuestion = ({ questions: [question] }: Packet) => ({
  question,
  name: question?.name.toLowerCase().replace(/\.$/, '') ?? '',
})

/** The authoritative answer: data, NODATA or NXDOMAIN with the SOA, REFUSED for zones that are not ours. */
export const answerQuery = (zones: ZoneLookup, request: Packet): Packet => {
  const response = Packet.createResponseFromRequest(request)
  const { question, name } = readQuestion(request)
  const zone = zones.findZone(name)
  response.header.ra = 0
  if (!question || !zone) {
    response.header.rcode = RCODE.REFUSED
    return response
  }
  response.header.aa = 1
  response.answers =
    question.type === TYPE.SOA && name === zone.name
      ? [toSoaResource(zone)]
      : followCnames(zones, zone.name, name, question.type)
  if (response.answers.length === 0) response.authorities = [toSoaResource(zone)]
  if (!nameExists(zones, zone.name, name)) response.header.rcode = RCODE.NXDOMAIN
  return response
}

/** The nameservers of a domain; undefined when it is not delegated. */
export type DelegationLookup = (domain: string) => string[] | undefined

/** Answers only NS queries for delegated domains; names below them exist, but have no data here. */
export const answerDelegationQuery = (
  findDelegation: DelegationLookup,
  request: Packet,
): Packet => {
  const response = Packet.createResponseFromRequest(request)
  const { question, name } = readQuestion(request)
  const nameservers = findDelegation(name)
  const enclosingNames = name.split('.').map((_, index, labels) => labels.slice(index).join('.'))
  response.header.ra = 1
  if (!nameservers && !enclosingNames.some(findDelegation)) response.header.rcode = RCODE.NXDOMAIN
  if (question?.type !== TYPE.NS) return response
  response.answers = (nameservers ?? []).map(
    (ns) => new Packet.Resource({ name, type: TYPE.NS, class: CLASS.IN, ttl: 86_400, ns }),
  )
  return response
}
