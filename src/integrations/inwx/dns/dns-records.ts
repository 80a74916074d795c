import { z } from 'zod'
import { checkFence, withoutFence } from '../../call-context'
import { toAce } from '../../to-ace'
import { VendorError } from '../../vendor-error'
import type { InwxHttpClient } from '../transport/http-client'
import { hasInwxCode, inwxError } from '../transport/result-codes'
import type { DnsRecord, InwxClient, ObservedRecord, RecordKey } from '../types'
import { addressRecordTypes } from './diff-records'
import { decodeRecord, encodeRecord, isSameRecord, zoneInfoSchema } from './record-codec'

/** Up to so many names are asked one by one; for more, the whole zone is read. */
const maxSingleLookups = 6

const zoneMissingError = (zone: string, error: VendorError) =>
  new VendorError(
    {
      vendor: 'inwx',
      errorClass: 'ours',
      owner: 'us',
      code: '2303',
      vendorText: `expected the zone ${zone}, found none: ${error.details.vendorText}`,
    },
    error,
  )

const recordMissingError = ({ type, name, content }: DnsRecord) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'transient',
    owner: 'vendor',
    code: 'NOT_THERE',
    vendorText: `expected ${type} ${name} ${content} after creating it, found none`,
  })

const createZoneReader = (http: InwxHttpClient, zone: string) => async (name?: string) => {
  try {
    const asked = { domain: toAce(zone), ...(name && { name }) }
    const { record } = await http.call('nameserver.info', asked, zoneInfoSchema)
    return record.map(decodeRecord)
  } catch (error) {
    throw hasInwxCode(error, '2303') ? zoneMissingError(zone, error) : error
  }
}

const readRecords = async (
  http: InwxHttpClient,
  zone: string,
  names: string[],
): Promise<ObservedRecord[]> => {
  const asked = [...new Set(names.map(toAce))]
  const info = createZoneReader(http, zone)
  const found =
    asked.length > maxSingleLookups
      ? await info()
      : (await Promise.all(asked.map((name) => info(name)))).flat()
  return found.filter((record) => asked.includes(record.name))
}

const findMissing = (found: ObservedRecord[], wanted: DnsRecord[]) =>
  wanted.filter((record) => !found.some((one) => isSameRecord(one, record)))

const createdSchema = z.object({ id: z.coerce.string() })

/** Answers its id, if it was not there. */
const createRecord = async (http: InwxHttpClient, zone: string, record: DnsRecord) => {
  try {
    const asked = { domain: toAce(zone), ...encodeRecord(record) }
    return (await http.call('nameserver.createRecord', asked, createdSchema)).id
  } catch (error) {
    if (hasInwxCode(error, '2302')) return undefined // Somebody was quicker, or a reply of ours was lost.
    throw hasInwxCode(error, '2303') ? zoneMissingError(zone, error) : error
  }
}

const deleteRecord = async (http: InwxHttpClient, id: string) => {
  try {
    await http.call('nameserver.deleteRecord', { id }, z.unknown())
  } catch (error) {
    if (!hasInwxCode(error, '2303')) throw error
  }
}

/**
 * One that came too late, from a worker that was frozen, goes where another one has gone on: the name
 * then leads by something that was neither there before nor wanted.
 */
const undoLateCreate = async (
  http: InwxHttpClient,
  zone: string,
  { id, record, expected }: LateRecord,
) => {
  if (!addressRecordTypes.has(record.type)) return
  const found = await readRecords(http, zone, [record.name])
  const isAsMade = found.some((one) => one.id === id && isSameRecord(one, record))
  const isOvertaken = found.some(
    (one) =>
      one.id !== id &&
      addressRecordTypes.has(one.type) &&
      !expected.some((before) => isSameRecord(before, one)),
  )
  if (isAsMade && isOvertaken) await deleteRecord(http, id)
}
type LateRecord = { id: string; record: DnsRecord; expected: readonly RecordKey[] }

const createMissing = async (
  http: InwxHttpClient,
  zone: string,
  wanted: DnsRecord[],
  before: ObservedRecord[],
) => {
  const missing = findMissing(before, wanted)
  for (const record of missing) {
    const id = await createRecord(http, zone, record)
    await checkFence().catch(async (late) => {
      const known = [...before, ...wanted]
      if (id) await withoutFence(() => undoLateCreate(http, zone, { id, record, expected: known }))
      throw late
    })
  }
  return missing.length > 0
}

type RecordCalls = Pick<
  InwxClient,
  'listRecordsAt' | 'listZoneRecords' | 'ensureRecords' | 'removeRecords' | 'changeRecord'
>

const updateRecord = async (http: InwxHttpClient, id: string, to: DnsRecord) => {
  await http.call('nameserver.updateRecord', { id, ...encodeRecord(to) }, z.unknown())
}

const neitherFoundError = (from: RecordKey, to: DnsRecord) => {
  const [before, after] = [from, to].map(({ type, name, content }) => `${type} ${name} ${content}`)
  return inwxError('nameserver.updateRecord', {
    code: 2303,
    msg: `expected ${before} or ${after}, found neither`,
  })
}

const createChangeRecord = (http: InwxHttpClient): RecordCalls['changeRecord'] => {
  return async (zone, from, to) => {
    const found = await readRecords(http, zone, [from.name, to.name])
    const after = found.find((one) => isSameRecord(one, to))
    const before = found.find((one) => isSameRecord(one, from))
    if (!after && !before) throw neitherFoundError(from, to)
    if (!after) return before && updateRecord(http, before.id, to)
    if (after.ttl !== to.ttl) await updateRecord(http, after.id, to)
    if (before && before.id !== after.id) await deleteRecord(http, before.id)
  }
}

export const createRecordCalls = (http: InwxHttpClient): RecordCalls => ({
  listRecordsAt: (zone, names) => readRecords(http, zone, names),
  listZoneRecords: (zone) => createZoneReader(http, zone)(),
  ensureRecords: async (zone, wanted, seen) => {
    const names = wanted.map((record) => record.name)
    const before = seen ?? (await readRecords(http, zone, names))
    const isChanged = await createMissing(http, zone, wanted, before)
    const after = isChanged ? await readRecords(http, zone, names) : before
    return wanted.map((record) => {
      const found = after.find((one) => isSameRecord(one, record))
      if (!found) throw recordMissingError(record)
      return { ...record, name: toAce(record.name), ttl: found.ttl, id: found.id }
    })
  },
  removeRecords: async (zone, unwanted) => {
    try {
      const names = unwanted.map((record) => record.name)
      const found = await readRecords(http, zone, names)
      const ours = found.filter((one) => unwanted.some((record) => isSameRecord(one, record)))
      for (const { id } of ours) await deleteRecord(http, id)
    } catch (error) {
      if (!hasInwxCode(error, '2303')) throw error
    }
  },
  changeRecord: createChangeRecord(http),
})
