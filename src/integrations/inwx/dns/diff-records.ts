import type { DnsRecord, FoundRecord } from '../types'
import { sameRecord } from './record-codec'

type Spelled = Pick<FoundRecord, 'type' | 'name' | 'content'>

export type RecordChanges = {
  create: DnsRecord[]
  change: { from: FoundRecord; to: DnsRecord }[]
  remove: FoundRecord[]
  /** In the way, and nobody's of ours. */
  strangers: FoundRecord[]
}

/** Where a name leads; nothing else of it may stand beside ours. */
export const leading = new Set(['A', 'AAAA', 'CNAME', 'ALIAS', 'URL'])
const ofTheZone = new Set(['NS', 'SOA'])

export type Comparison = {
  found: readonly FoundRecord[]
  wanted: readonly DnsRecord[]
  /** What our events name: it may be changed and removed. */
  ours: readonly Spelled[]
  /** A name in a zone of ours is taken by any record; its own zone has mail and more beside the site. */
  place: 'own zone' | 'our zone'
}

const among = (records: readonly Spelled[], one: Spelled) =>
  records.some((record) => sameRecord(record, one))

/** What must be written so that these names lead where they are wanted; changed in place where that is possible. */
export const recordChanges = ({ found, wanted, ours, place }: Comparison): RecordChanges => {
  const inTheWay = found.filter(
    (record) =>
      !among(wanted, record) &&
      (place === 'our zone' ? !ofTheZone.has(record.type) : leading.has(record.type)),
  )
  const stale = inTheWay.filter((record) => among(ours, record))
  const missing = wanted.filter((record) => !among(found, record))
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
    strangers: inTheWay.filter((record) => !among(ours, record)),
  }
}
