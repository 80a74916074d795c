import { createHash } from 'node:crypto'
import { getDomain } from 'tldts'
import { previousProviderNameservers } from '../domains/tld-rules'
import type { ZoneRecord } from '../store/documents'
import type { ZoneLookup } from './zone-lookup'

type RecordTemplate = [label: string, type: string, content: string, prio?: number]

/** A site, mail with SPF, DKIM and DMARC, and a calendar: all must still work after a transfer. */
const buildTemplates = (domain: string): RecordTemplate[] => {
  const digest = createHash('sha512').update(domain).digest()
  const address = (last: number) => `198.51.100.${1 + ((digest[0] ?? 0) % 100) + last}`
  const key = Buffer.concat([digest, digest, digest, digest]).toString('base64')
  return [
    ['', 'A', address(0)],
    ['www', 'CNAME', domain],
    ['mail', 'A', address(100)],
    ['', 'MX', `mail.${domain}`, 10],
    ['', 'TXT', 'v=spf1 mx include:spf.old-provider.example -all'],
    ['', 'CAA', '0 issue "letsencrypt.org"'],
    ['_dmarc', 'TXT', `v=DMARC1; p=quarantine; rua=mailto:postmaster@${domain}`],
    ['default._domainkey', 'TXT', `v=DKIM1; k=rsa; p=${key}`],
    ['autodiscover', 'CNAME', 'autodiscover.old-provider.example'],
    ['_caldavs._tcp', 'SRV', '1 443 calendar.old-provider.example', 0],
  ]
}

const buildRecords = (domain: string): ZoneRecord[] =>
  buildTemplates(domain).map(([label, type, content, prio = 0], index) => ({
    id: String(index + 1),
    zone: domain,
    name: label ? `${label}.${domain}` : domain,
    type,
    content,
    ttl: 3600,
    prio,
  }))

/** Zones at the previous provider of transferred domains, as long as they are findDelegation there. */
export const createPreviousProviderZones = (
  findDelegation: (domain: string) => string[] | undefined,
): ZoneLookup => ({
  findZone: (name) => {
    const domain = getDomain(name, { allowPrivateDomains: false })
    if (
      !domain ||
      !findDelegation(domain)?.some((one) => previousProviderNameservers.includes(one))
    )
      return undefined
    return {
      name: domain,
      ns: previousProviderNameservers,
      soaEmail: `hostmaster@${domain}`,
      serial: 1,
    }
  },
  recordsAt: (zone, name) => buildRecords(zone).filter((record) => record.name === name),
  hasRecordsAtOrBelow: (zone, name) =>
    buildRecords(zone).some((record) => record.name === name || record.name.endsWith(`.${name}`)),
})
