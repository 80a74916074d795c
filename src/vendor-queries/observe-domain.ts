import type {
  DomainNow,
  MarkedRecord,
  Named,
  RecordMark,
} from '../domain/naming/domain-observation'
import { leading } from '../integrations/inwx/dns/diff-records'
import { sameRecord } from '../integrations/inwx/dns/record-codec'
import { refusedWith } from '../integrations/inwx/transport/result-codes'
import type { FoundRecord, InwxClient } from '../integrations/inwx/types'
import { inTime } from './order-prerequisites'

/** What of a name is ours to know; `hosts` lead to its site. */
export type DomainAsked = {
  name: string
  zone: string
  hosts: readonly string[]
  /** The records that its site needs, as the project's events name them last. */
  wanted: readonly Named[]
  /** Copied from the old provider. */
  copied: readonly Named[]
}

const patienceMs = 8_000

const markOf = (record: FoundRecord, { hosts, wanted, copied }: DomainAsked): RecordMark => {
  if (wanted.some((one) => sameRecord(one, record))) return 'ours'
  if (copied.some((one) => sameRecord(one, record))) return 'copied'
  const leadsElsewhere = leading.has(record.type) && hosts.includes(record.name)
  return wanted.length > 0 && leadsElsewhere ? 'strange' : 'other'
}

const markedRecords = (found: readonly FoundRecord[], asked: DomainAsked): MarkedRecord[] => {
  const missing = asked.wanted
    .filter((one) => !found.some((record) => sameRecord(one, record)))
    .map(({ type, name, content }) => ({ type, name, content, mark: 'missing' as const }))
  const there = found.map(({ id: _, ...record }) => ({
    ...record,
    mark: markOf({ id: '', ...record }, asked),
  }))
  return [...missing, ...there].toSorted(
    (a, b) => a.name.localeCompare(b.name) || a.type.localeCompare(b.type),
  )
}

type Registrar = Pick<InwxClient, 'domainSeen' | 'recordsAt' | 'recordsIn'>

/** Of a zone that many projects share only what stands at this name. */
const recordsOf = async (inwx: Registrar, { name, zone, hosts }: DomainAsked) => {
  try {
    const found = await (name === zone
      ? inwx.recordsIn(zone)
      : inwx.recordsAt(zone, [...new Set([name, ...hosts])]))
    return found
  } catch (error) {
    if (refusedWith(error, '2303')) return 'none' as const
    throw error
  }
}

/** What INWX says of a name and its zone; its silence is an answer, too. */
export const domainQuestion =
  (inwx: Registrar, nameservers: readonly string[]) =>
  async (asked: DomainAsked): Promise<DomainNow> => {
    const [registry, found] = await Promise.all([
      asked.name === asked.zone
        ? inTime(inwx.domainSeen(asked.name), patienceMs)
        : ({ state: 'absent' } as const),
      inTime(recordsOf(inwx, asked), patienceMs),
    ])
    const zone = typeof found === 'string' ? found : markedRecords(found, asked)
    return { registry, zone, nameservers }
  }
