import type { DnsRecord } from '../types'

/** INWX's least. */
const minTtl = 300

type DomainInZone = { domain: string; zone: string }
type ServerAddress = { ipv4: string; ipv6?: string | undefined }

/** A name that is its own zone answers with www in front too. */
export const hostnamesOf = ({ domain, zone }: DomainInZone): string[] =>
  domain === zone ? [domain, `www.${domain}`] : [domain]

/** All that a name leads by: itself and its www, asked for even where it has none. */
export const queriedHostnames = ({ domain }: Pick<DomainInZone, 'domain'>): string[] => [
  domain,
  `www.${domain}`,
]

/** The records that bring a name to its server. */
export const siteRecords = (place: DomainInZone, { ipv4, ipv6 }: ServerAddress): DnsRecord[] => {
  const { domain } = place
  return [
    { type: 'A', name: domain, content: ipv4, ttl: minTtl },
    ...(ipv6 ? [{ type: 'AAAA' as const, name: domain, content: ipv6, ttl: minTtl }] : []),
    ...hostnamesOf(place)
      .slice(1)
      .map((name): DnsRecord => ({ type: 'CNAME', name, content: domain, ttl: minTtl })),
  ]
}
