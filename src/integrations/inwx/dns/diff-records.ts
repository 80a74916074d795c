import type { DnsRecord, ObservedRecord } from '../types'
import { isSameRecord } from './record-codec'

type RecordKey = Pick<ObservedRecord, 'type' | 'name' | 'content'>

export type RecordChanges = {
  create: DnsRecord[]
  change: { from: ObservedRecord; to: DnsRecord }[]
  remove: ObservedRecord[]
  /** Records of others that conflict with ours. */
  foreign: ObservedRecord[]
}

/** Types that decide where a name leads; no other of them may exist beside ours. */
export const addressRecordTypes = new Set(['A', 'AAAA', 'CNAME', 'ALIAS', 'URL'])
const zoneOwnTypes = new Set(['NS', 'SOA'])

export type RecordComparison = {
  found: readonly ObservedRecord[]
  wanted: readonly DnsRecord[]
  /** Records named by our events, which may be changed and removed. */
  owned: readonly RecordKey[]
  /** `own`: the domain's zone, with mail and more. `shared`: a zone of ours; any record blocks a name. */
  zoneKind: 'own' | 'shared'
}

const includesRecord = (records: readonly RecordKey[], one: RecordKey) =>
  records.some((record) => isSameRecord(record, one))

/** The changes that turn `found` into `wanted`; records of ours are changed in place where possible. */
export const diffRecords = ({
  found,
  wanted,
  owned,
  zoneKind,
}: RecordComparison): RecordChanges => {
  const conflicting = found.filter(
    (record) =>
      !includesRecord(wanted, record) &&
      (zoneKind === 'shared'
        ? !zoneOwnTypes.has(record.type)
        : addressRecordTypes.has(record.type)),
  )
  const stale = conflicting.filter((record) => includesRecord(owned, record))
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
    foreign: conflicting.filter((record) => !includesRecord(owned, record)),
  }
}
