import type { DnsRecord } from '../types'

/** The lowest TTL that INWX accepts. */
const minTtl = 300

type DomainInZone = { domain: string; zone: string }
type ServerAddress = { ipv4: string; ipv6?: string | undefined }

/** A domain with its own zone is served with `www.` too. */
export const hostnamesOf = ({ domain, zone }: DomainInZone): string[] =>
  domain === zone ? [domain, `www.${domain}`] : [domain]

/** The names to query: the domain and its `www.`, also when it has none. */
export const queriedHostnames = ({ domain }: Pick<DomainInZone, 'domain'>): string[] => [
  domain,
  `www.${domain}`,
]

/** The records that point a domain to its server. */
export const siteRecords = (
  domainInZone: DomainInZone,
  { ipv4, ipv6 }: ServerAddress,
): DnsRecord[] => {
  const { domain } = domainInZone
  return [
    { type: 'A', name: domain, content: ipv4, ttl: minTtl },
    ...(ipv6 ? [{ type: 'AAAA' as const, name: domain, content: ipv6, ttl: minTtl }] : []),
    ...hostnamesOf(domainInZone)
      .slice(1)
      .map((name): DnsRecord => ({ type: 'CNAME', name, content: domain, ttl: minTtl })),
  ]
}
