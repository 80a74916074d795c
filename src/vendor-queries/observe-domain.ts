import type {
  DomainObservation,
  MarkedRecord,
  RecordKey,
  RecordMark,
} from '../domain/naming/domain-observation'
import { addressRecordTypes, isSameRecord } from '../integrations/inwx/dns/record-codec'
import { hasInwxCode } from '../integrations/inwx/transport/result-codes'
import type { InwxClient, ObservedRecord } from '../integrations/inwx/types'
import { orUnreachable } from '../integrations/order-prerequisites'

/** What of a name is ours to know; `hosts` lead to its site. */
export type DomainObservationRequest = {
  name: string
  zone: string
  hosts: readonly string[]
  /** The records that its site needs, as the project's events name them last. */
  wanted: readonly RecordKey[]
  /** Copied from the old provider. */
  copied: readonly RecordKey[]
}

const timeoutMs = 8_000

const classifyRecord = (
  record: ObservedRecord,
  { hosts, wanted, copied }: DomainObservationRequest,
): RecordMark => {
  if (wanted.some((one) => isSameRecord(one, record))) return 'ours'
  if (copied.some((one) => isSameRecord(one, record))) return 'copied'
  const leadsElsewhere = addressRecordTypes.has(record.type) && hosts.includes(record.name)
  return wanted.length > 0 && leadsElsewhere ? 'strange' : 'other'
}

const classifyRecords = (
  found: readonly ObservedRecord[],
  request: DomainObservationRequest,
): MarkedRecord[] => {
  const missing = request.wanted
    .filter((one) => !found.some((record) => isSameRecord(one, record)))
    .map(({ type, name, content }) => ({ type, name, content, mark: 'missing' as const }))
  const there = found.map(({ id: _, ...record }) => ({
    ...record,
    mark: classifyRecord({ id: '', ...record }, request),
  }))
  return [...missing, ...there].toSorted(
    (a, b) => a.name.localeCompare(b.name) || a.type.localeCompare(b.type),
  )
}

type RegistrarReader = Pick<InwxClient, 'observeDomain' | 'listRecordsAt' | 'listZoneRecords'>

/** Of a zone that many projects share only what stands at this name. */
const readRecords = async (
  inwx: RegistrarReader,
  { name, zone, hosts }: DomainObservationRequest,
) => {
  try {
    const found = await (name === zone
      ? inwx.listZoneRecords(zone)
      : inwx.listRecordsAt(zone, [...new Set([name, ...hosts])]))
    return found
  } catch (error) {
    if (hasInwxCode(error, '2303')) return 'none' as const
    throw error
  }
}

/** What INWX says of a name and its zone; its silence is an answer, too. */
export const createDomainObservation =
  (inwx: RegistrarReader, nameservers: readonly string[]) =>
  async (request: DomainObservationRequest): Promise<DomainObservation> => {
    const [registry, found] = await Promise.all([
      request.name === request.zone
        ? orUnreachable(inwx.observeDomain(request.name), timeoutMs)
        : ({ state: 'absent' } as const),
      orUnreachable(readRecords(inwx, request), timeoutMs),
    ])
    const zone = typeof found === 'string' ? found : classifyRecords(found, request)
    return { registry, zone, nameservers }
  }
