import type { DomainInZone } from '../naming/primary-domain'

/** Seconds; INWX accepts no less. */
const minTtl = 300

export type ServerAddress = { ipv4: string; ipv6?: string | null | undefined }
export type SiteRecord = {
  type: 'A' | 'AAAA' | 'CNAME'
  name: string
  content: string
  ttl: number
}

/** A name that is its own zone answers with `www.` in front too. */
export const hostnamesOf = ({ domain, zone }: DomainInZone): string[] =>
  domain === zone ? [domain, `www.${domain}`] : [domain]

/** Every host whose records are looked at: the name and its `www.`, also where the site has none. */
export const queriedHostnames = ({ domain }: Pick<DomainInZone, 'domain'>): string[] => [
  domain,
  `www.${domain}`,
]

/** The records that lead a name to its server. */
export const siteRecords = (
  domainInZone: DomainInZone,
  { ipv4, ipv6 }: ServerAddress,
): SiteRecord[] => {
  const { domain } = domainInZone
  return [
    { type: 'A', name: domain, content: ipv4, ttl: minTtl },
    ...(ipv6 ? [{ type: 'AAAA' as const, name: domain, content: ipv6, ttl: minTtl }] : []),
    ...hostnamesOf(domainInZone)
      .slice(1)
      .map((name): SiteRecord => ({ type: 'CNAME', name, content: domain, ttl: minTtl })),
  ]
}
