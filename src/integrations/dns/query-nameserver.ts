import { isIPv6 } from 'node:net'
import dns2, { Packet } from 'dns2'
import { decodeRecordData, type UncodedType, uncodedTypes } from './decode-record-data'

const codedTypes = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'SRV', 'CAA', 'NS'] as const
type CodedType = (typeof codedTypes)[number]

/** The types that are copied from a public zone. */
export type QueryType = CodedType | UncodedType

// The client looks the number of a type up there.
Object.assign(Packet.TYPE, uncodedTypes)

/** In the form of `DnsRecord`; `ttl` in seconds. */
export type PublicZoneRecord = { type: QueryType; name: string; content: string; ttl: number }

type Resource = dns2.Packet.Resource

const normalizeName = (name = '') => name.toLowerCase().replace(/\.$/, '')

const joinText = ({ data }: Resource) => (Array.isArray(data) ? data.join('') : String(data ?? ''))

/** `.` where a service is said not to exist, as in a null MX. */
const formatContent = (type: CodedType, resource: Resource): string | undefined => {
  const { priority = 0, weight = 0, port = 0 } = resource
  const host = normalizeName(
    type === 'MX' ? resource.exchange : (resource.target ?? resource.domain),
  )
  switch (type) {
    case 'A':
    case 'AAAA':
      return resource.address
    case 'TXT':
      // INWX keeps one string; readers of SPF, DKIM and DMARC join several ones themselves.
      return joinText(resource)
    case 'CAA':
      return `${resource.flags ?? 0} ${resource.tag} "${resource.value}"`
    case 'CNAME':
      return host || undefined
    case 'NS':
      return normalizeName(resource.ns ?? '') || undefined
    case 'MX':
      return `${priority} ${host || '.'}`
    case 'SRV':
      return `${priority} ${weight} ${port} ${host || '.'}`
  }
}

const uncodedTypeNames = Object.keys(uncodedTypes) as UncodedType[]

const readContent = (resource: Resource) => {
  const coded = codedTypes.find((one) => Packet.TYPE[one] === resource.type)
  if (coded) return { type: coded, content: formatContent(coded, resource) }
  const type = uncodedTypeNames.find((one) => uncodedTypes[one] === resource.type)
  const data: unknown = resource.data
  return type && { type, content: Buffer.isBuffer(data) ? decodeRecordData(type, data) : undefined }
}

const toZoneRecords = (resource: Resource): PublicZoneRecord[] => {
  const read = readContent(resource)
  if (!read?.content) return []
  const { type, content } = read
  return [{ type, name: normalizeName(resource.name), content, ttl: resource.ttl }]
}

/** What a nameserver says of one type at one name. */
export type NameAnswer = {
  records: PublicZoneRecord[]
  /** Whether there is anything at the name, or below it. */
  exists: boolean
  /** The nameservers that it refers to instead, with their addresses; [] where it answers itself. */
  referral: PublicZoneRecord[]
}

const queryError = (code: string) =>
  Object.assign(new Error(`expected an answer, found ${code}`), { code })

/** `1.2.3.4`, `2a00::1`, `127.0.0.1:5353`. */
const parseSocket = (address: string) => {
  const [, dns = address, port = '53'] = isIPv6(address) ? [] : (/^(.*):(\d+)$/.exec(address) ?? [])
  return {
    dns,
    port: Number(port),
    socketType: isIPv6(dns) ? ('udp6' as const) : ('udp4' as const),
  }
}

const { NOERROR, NXDOMAIN, NOTIMP } = Packet.RCODE

const listReferral = ({ authorities, additionals }: Packet) => {
  const nameservers = authorities.flatMap(toZoneRecords).filter(({ type }) => type === 'NS')
  const hosts = new Set(nameservers.map(({ content }) => content))
  return [
    ...nameservers,
    ...additionals.flatMap(toZoneRecords).filter(({ name }) => hosts.has(name)),
  ]
}

/**
 * Queries one server for one type at one name, by UDP, and by TCP when the answer is truncated.
 * Answers the records of exactly this name, CNAMEs too. The runtime's own resolver is not used because
 * it answers no TTL and truncates long texts.
 */
export const queryNameserver = async (
  address: string,
  { name, type }: { name: string; type: QueryType },
  timeoutMs: number,
): Promise<NameAnswer> => {
  const query = dns2.UDPClient({ ...parseSocket(address), timeout: timeoutMs })
  const response = await query(name, type, Packet.CLASS.IN, { recursive: false })
  const { header, answers } = response
  const { rcode } = header
  if (rcode === NOTIMP) return { records: [], exists: true, referral: [] }
  if (rcode !== NOERROR && rcode !== NXDOMAIN) throw queryError(`RCODE_${rcode}`)
  const records = answers
    .flatMap(toZoneRecords)
    .filter(
      (record) => record.name === normalizeName(name) && [type, 'CNAME'].includes(record.type),
    )
  // A CNAME may lead to a name that does not exist.
  if (rcode === NXDOMAIN) return { records, exists: records.length > 0, referral: [] }
  const isReferral = !header.aa && answers.length === 0
  return { records, exists: true, referral: isReferral ? listReferral(response) : [] }
}
