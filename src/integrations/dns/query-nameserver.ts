import { isIPv6 } from 'node:net'
import dns2, { Packet } from 'dns2'

/** The types that are copied from a public zone. */
const queryTypes = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'SRV', 'CAA'] as const
export type QueryType = (typeof queryTypes)[number]

/** In the form of `DnsRecord`; `ttl` in seconds. */
export type PublicZoneRecord = { type: QueryType; name: string; content: string; ttl: number }

type Resource = dns2.Packet.Resource

const normalizeName = (name = '') => name.toLowerCase().replace(/\.$/, '')

const joinText = ({ data }: Resource) => (Array.isArray(data) ? data.join('') : String(data ?? ''))

/** Undefined for a record without a host, like a null MX. */
const formatContent = (type: QueryType, resource: Resource): string | undefined => {
  const { priority = 0, weight = 0, port = 0 } = resource
  const host = normalizeName(
    type === 'MX' ? resource.exchange : (resource.target ?? resource.domain),
  )
  switch (type) {
    case 'A':
    case 'AAAA':
      return resource.address
    case 'TXT':
      return joinText(resource)
    case 'CAA':
      return `${resource.flags ?? 0} ${resource.tag} "${resource.value}"`
    case 'CNAME':
      return host || undefined
    case 'MX':
      return host ? `${priority} ${host}` : undefined
    case 'SRV':
      return host ? `${priority} ${weight} ${port} ${host}` : undefined
  }
}

const toZoneRecords = (resource: Resource): PublicZoneRecord[] => {
  const type = queryTypes.find((one) => Packet.TYPE[one] === resource.type)
  const content = type && formatContent(type, resource)
  return type && content
    ? [{ type, name: normalizeName(resource.name), content, ttl: resource.ttl }]
    : []
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

/**
 * Queries one server for one type at one name, by UDP, and by TCP when the answer is truncated.
 * Answers the records of exactly this name, CNAMEs too. The runtime's own resolver is not used because
 * it answers no TTL and truncates long texts.
 */
export const queryNameserver = async (
  address: string,
  { name, type }: { name: string; type: QueryType },
  timeoutMs: number,
): Promise<PublicZoneRecord[]> => {
  const query = dns2.UDPClient({ ...parseSocket(address), timeout: timeoutMs })
  const { header, answers } = await query(name, type, Packet.CLASS.IN, { recursive: false })
  if (header.rcode === NXDOMAIN || header.rcode === NOTIMP) return []
  if (header.rcode !== NOERROR) throw queryError(`RCODE_${header.rcode}`)
  return answers
    .flatMap(toZoneRecords)
    .filter(
      (record) => record.name === normalizeName(name) && [type, 'CNAME'].includes(record.type),
    )
}
