import type { RecordedEvent } from '../../../events'
import type { DnsRecord, ZoneGap } from '../../../events/domain'
import { isCertificateForbidden } from './certificate-authority'

/** What was copied from the old provider's zone the last time; nothing before it was. */
export const findCopiedRecords = (events: readonly RecordedEvent[]): readonly DnsRecord[] => {
  const copied = events.findLast((event) => event.type === 'ZoneCopied')
  return copied?.type === 'ZoneCopied' ? copied.data.records : []
}

/** Seconds, as INWX takes them. */
const ttlLimits = { min: 300, max: 864_000 }

/** Records of an old provider as they can be written to ours. */
export const toWritableRecords = (records: readonly DnsRecord[]): DnsRecord[] =>
  records.map((record) => ({
    ...record,
    ttl: Math.min(ttlLimits.max, Math.max(ttlLimits.min, record.ttl)),
  }))

/** What the last copy of a zone lacks, as far as it is known. */
export const findZoneGaps = (events: readonly RecordedEvent[]): readonly ZoneGap[] => {
  const copied = events.findLast((event) => event.type === 'ZoneCopied')
  return (copied?.type === 'ZoneCopied' ? copied.data.gaps : undefined) ?? []
}

/** What a copied zone would forbid the site, told before the transfer. */
export const listCaaGaps = (records: readonly DnsRecord[], domain: string): ZoneGap[] => {
  const contents = records
    .filter(({ type, name }) => type === 'CAA' && name === domain)
    .map(({ content }) => content)
  return isCertificateForbidden(contents)
    ? [{ reason: 'caaForbids', name: domain, type: 'CAA' }]
    : []
}
