import type { DomainEvent } from '../../../events'
import type { DnsRecord, ZoneGap } from '../../../events/domain'
import { commonDnsLabels } from '../../domain/naming/common-dns-names'
import { listCaaGaps, toWritableRecords } from '../../domain/naming/copied-records'
import { hasInwxCode } from '../../integrations/inwx/transport/result-codes'
import type { StepContext } from '../engine/process'

type CopyContext = Pick<StepContext, 'dns' | 'inwx' | 'nameservers'>

/** INWX's words for a record that it does not take, whoever sends it. */
const isRefusedRecord = (error: unknown) =>
  hasInwxCode(error, '2004', '2005', '2305', '2306', '2308')

/** Each by itself, so that one that is refused hinders no other. */
const writeEach = async ({ inwx }: CopyContext, zone: string, wanted: readonly DnsRecord[]) => {
  const records: DnsRecord[] = []
  const gaps: ZoneGap[] = []
  for (const record of wanted) {
    try {
      records.push(...(await inwx.ensureRecords(zone, [record])))
    } catch (error) {
      if (!isRefusedRecord(error)) throw error
      gaps.push({ reason: 'refused', name: record.name, type: record.type })
    }
  }
  return { records, gaps }
}

const writeRecords = async (context: CopyContext, zone: string, wanted: DnsRecord[]) => {
  try {
    return { records: await context.inwx.ensureRecords(zone, wanted), gaps: [] }
  } catch (error) {
    if (!isRefusedRecord(error)) throw error
    return writeEach(context, zone, wanted)
  }
}

/** Copies the old provider's records to our zone before the domain uses it, so that mail keeps working. */
export const copyZone = async (
  context: CopyContext,
  name: string,
): Promise<Extract<DomainEvent, { type: 'ZoneCopied' }>> => {
  const { dns, inwx, nameservers } = context
  const old = await dns.readPublicZone(name, commonDnsLabels)
  await inwx.ensureZone(name, [...nameservers])
  const written = await writeRecords(context, name, toWritableRecords(old.records))
  const records = written.records.map(({ type, name, content, ttl }) => ({
    type,
    name,
    content,
    ttl,
  }))
  const gaps = [...old.gaps, ...written.gaps, ...listCaaGaps(records, name)]
  return {
    type: 'ZoneCopied',
    data: { nameservers: old.nameservers, records, ...(gaps.length > 0 ? { gaps } : {}) },
  }
}
