import type { HappenedOf } from '../../events'
import type { DnsRecord } from '../integrations/inwx/words'

const ttl = 300

/** The records that bring a name to its server. */
export const wantedRecords = (
  domain: HappenedOf<'DomainAssigned'>['data'],
  server: HappenedOf<'ServerAssigned'>['data'],
): DnsRecord[] => [
  { type: 'A', name: domain.domain, content: server.ipv4, ttl },
  ...(server.ipv6
    ? [{ type: 'AAAA' as const, name: domain.domain, content: server.ipv6, ttl }]
    : []),
]
