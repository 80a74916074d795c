import { isIPv6 } from 'node:net'
import dns2, { Packet } from 'dns2'

/** What a copy of a zone can hold. */
export const queryTypes = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'SRV', 'CAA'] as const
export type QueryType = (typeof queryTypes)[number]

/** In the words of `DnsRecord`, with the ttl in seconds. */
export type PublicZoneRecord = { type: QueryType; name: string; content: string; ttl: number }

type Resource = dns2.Packet.Resource

const normalizeName = (name = '') => name.toLowerCase().replace(/\.$/, '')

const textOf = ({ data }: Resource) => (Array.isArray(data) ? data.join('') : String(data ?? ''))

/** Undefined where a record leads to no host at all, like a null MX. */
const contentOf = (type: QueryType, found: Resource): string | undefined => {
  const { priority = 0, weight = 0, port = 0 } = found
  const host = normalizeName(type === 'MX' ? found.exchange : (found.target ?? found.domain))
  switch (type) {
    case 'A':
    case 'AAAA':
      return found.address
    case 'TXT':
      return textOf(found)
    case 'CAA':
      return `${found.flags ?? 0} ${found.tag} "${found.value}"`
    case 'CNAME':
      return host || undefined
    case 'MX':
      return host ? `${priority} ${host}` : undefined
    case 'SRV':
      return host ? `${priority} ${weight} ${port} ${host}` : undefined
  }
}

const toZoneRecords = (found: Resource): PublicZoneRecord[] => {
  const type = queryTypes.find((one) => Packet.TYPE[one] === found.type)
  const content = type && contentOf(type, found)
  return type && content ? [{ type, name: normalizeName(found.name), content, ttl: found.ttl }] : []
}

const queryError = (code: string) =>
  Object.assign(new Error(`expected an answer, found ${code}`), { code })

/** `1.2.3.4`, `2a00::1`, `127.0.0.1:5353`. */
const socketOf = (at: string) => {
  const [, dns = at, port = '53'] = isIPv6(at) ? [] : (/^(.*):(\d+)$/.exec(at) ?? [])
  return {
    dns,
    port: Number(port),
    socketType: isIPv6(dns) ? ('udp6' as const) : ('udp4' as const),
  }
}

const { NOERROR, NXDOMAIN, NOTIMP } = Packet.RCODE

/**
 * Asks one server for one type at one name, by UDP, and by TCP what is too long for it. Answers what
 * stands at just this name, a CNAME too. The runtime's own resolver tells no ttl and cuts long texts.
 */
export const queryNameserver = async (
  at: string,
  { name, type }: { name: string; type: QueryType },
  timeoutMs: number,
): Promise<PublicZoneRecord[]> => {
  const ask = dns2.UDPClient({ ...socketOf(at), timeout: timeoutMs })
  const { header, answers } = await ask(name, type, Packet.CLASS.IN, { recursive: false })
  if (header.rcode === NXDOMAIN || header.rcode === NOTIMP) return []
  if (header.rcode !== NOERROR) throw queryError(`RCODE_${header.rcode}`)
  return answers
    .flatMap(toZoneRecords)
    .filter((found) => found.name === normalizeName(name) && [type, 'CNAME'].includes(found.type))
}
