import type { DnsRecord } from '../types'

/** INWX's least. */
const ttl = 300

type Place = { domain: string; zone: string }
type Server = { ipv4: string; ipv6?: string | undefined }

/** A name that is its own zone answers with www in front too. */
export const hostsOf = ({ domain, zone }: Place): string[] =>
  domain === zone ? [domain, `www.${domain}`] : [domain]

/** All that a name leads by: itself and its www, asked for even where it has none. */
export const askedAt = ({ domain }: Pick<Place, 'domain'>): string[] => [domain, `www.${domain}`]

/** The records that bring a name to its server. */
export const wantedRecords = (place: Place, { ipv4, ipv6 }: Server): DnsRecord[] => {
  const { domain } = place
  return [
    { type: 'A', name: domain, content: ipv4, ttl },
    ...(ipv6 ? [{ type: 'AAAA' as const, name: domain, content: ipv6, ttl }] : []),
    ...hostsOf(place)
      .slice(1)
      .map((name): DnsRecord => ({ type: 'CNAME', name, content: domain, ttl })),
  ]
}
