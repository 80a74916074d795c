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

const maxHostLength = 253

/** Every host of a name: itself and its `www.`, unless it is one, or no host could be so long. */
export const hostnamesOf = (domain: string): string[] => {
  const www = `www.${domain}`
  return domain.startsWith('www.') || www.length > maxHostLength ? [domain] : [domain, www]
}

/** The hosts that records lead to a site, by the names of all that was written for it. */
export type RecordedHosts = readonly string[] | 'all'

/**
 * The hosts that a site answers at. A name in a shared zone got no `www.` in former times: it has one
 * only once its record is written, as no certificate is issued before.
 */
export const servedHostnamesOf = (
  { domain, zone }: DomainInZone,
  recordedHosts: RecordedHosts,
): string[] =>
  hostnamesOf(domain).filter(
    (host) =>
      host === domain || domain === zone || recordedHosts === 'all' || recordedHosts.includes(host),
  )

/** The records that lead a name to its server. */
export const siteRecords = (
  { domain }: Pick<DomainInZone, 'domain'>,
  { ipv4, ipv6 }: ServerAddress,
): SiteRecord[] => [
  { type: 'A', name: domain, content: ipv4, ttl: minTtl },
  ...(ipv6 ? [{ type: 'AAAA' as const, name: domain, content: ipv6, ttl: minTtl }] : []),
  ...hostnamesOf(domain)
    .slice(1)
    .map((name): SiteRecord => ({ type: 'CNAME', name, content: domain, ttl: minTtl })),
]
