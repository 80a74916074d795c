import type { DnsRecord, ObservedRecord } from '../types'
import { isSameRecord } from './record-codec'

type RecordKey = Pick<ObservedRecord, 'type' | 'name' | 'content'>

export type RecordChanges = {
  create: DnsRecord[]
  change: { from: ObservedRecord; to: DnsRecord }[]
  remove: ObservedRecord[]
  /** In the way, and nobody's of ours. */
  foreign: ObservedRecord[]
}

/** Where a name leads; nothing else of it may stand beside ours. */
export const addressRecordTypes = new Set(['A', 'AAAA', 'CNAME', 'ALIAS', 'URL'])
const zoneOwnTypes = new Set(['NS', 'SOA'])

export type RecordComparison = {
  found: readonly ObservedRecord[]
  wanted: readonly DnsRecord[]
  /** What our events name: it may be changed and removed. */
  owned: readonly RecordKey[]
  /** A name in a zone of ours is taken by any record; its own zone has mail and more beside the site. */
  zoneKind: 'own zone' | 'our zone'
}

const includesRecord = (records: readonly RecordKey[], one: RecordKey) =>
  records.some((record) => isSameRecord(record, one))

/** What must be written so that these names lead where they are wanted; changed in place where that is possible. */
export const diffRecords = ({
  found,
  wanted,
  owned,
  zoneKind,
}: RecordComparison): RecordChanges => {
  const inTheWay = found.filter(
    (record) =>
      !includesRecord(wanted, record) &&
      (zoneKind === 'our zone'
        ? !zoneOwnTypes.has(record.type)
        : addressRecordTypes.has(record.type)),
  )
  const stale = inTheWay.filter((record) => includesRecord(owned, record))
  const missing = wanted.filter((record) => !includesRecord(found, record))
  const change: RecordChanges['change'] = []
  const create: DnsRecord[] = []
  for (const to of missing) {
    const from = stale.find(
      (record) =>
        record.type === to.type &&
        record.name === to.name &&
        !change.some((one) => one.from.id === record.id),
    )
    if (from) change.push({ from, to })
    else create.push(to)
  }
  return {
    create,
    change,
    remove: stale.filter((record) => !change.some(({ from }) => from.id === record.id)),
    foreign: inTheWay.filter((record) => !includesRecord(owned, record)),
  }
}
