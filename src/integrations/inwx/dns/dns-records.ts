import { z } from 'zod'
import { checkFence, withoutFence } from '../../call-context'
import { toAce } from '../../canonical-names'
import { VendorError } from '../../vendor-error'
import type { InwxHttpClient } from '../transport/http-client'
import { fallbackOnCodes, hasInwxCode, ignoreMissing, inwxError } from '../transport/result-codes'
import type { DnsRecord, InwxClient, ObservedRecord, RecordKey } from '../types'
import {
  addressRecordTypes,
  decodeRecord,
  encodeRecord,
  isSameRecord,
  zoneInfoSchema,
} from './record-codec'

/** For more names the whole zone is read instead of each name. */
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
    const params = { domain: toAce(zone), ...(name && { name }) }
    const { record } = await http.call('nameserver.info', params, zoneInfoSchema)
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
  const uniqueNames = [...new Set(names.map(toAce))]
  const readZone = createZoneReader(http, zone)
  const records =
    uniqueNames.length > maxSingleLookups
      ? await readZone()
      : (await Promise.all(uniqueNames.map((name) => readZone(name)))).flat()
  return records.filter((record) => uniqueNames.includes(record.name))
}

const findMissing = (found: ObservedRecord[], wanted: DnsRecord[]) =>
  wanted.filter((record) => !found.some((one) => isSameRecord(one, record)))

const createdSchema = z.object({ id: z.coerce.string() })

/** Answers the id of the new record; undefined when it existed already. */
const createRecord = async (http: InwxHttpClient, zone: string, record: DnsRecord) => {
  try {
    const params = { domain: toAce(zone), ...encodeRecord(record) }
    return (await http.call('nameserver.createRecord', params, createdSchema)).id
  } catch (error) {
    if (hasInwxCode(error, '2302')) return undefined // Another worker created it, or our reply was lost.
    throw hasInwxCode(error, '2303') ? zoneMissingError(zone, error) : error
  }
}

const deleteRecord = (http: InwxHttpClient, id: string) =>
  ignoreMissing(http.call('nameserver.deleteRecord', { id }, z.unknown()))

/**
 * Removes a record that a paused worker created after another worker had taken over its job. The
 * other worker's record is recognised by being neither there before nor among the wanted ones.
 */
const undoLateCreate = async (
  http: InwxHttpClient,
  zone: string,
  { id, record, expected }: LateRecord,
) => {
  if (!addressRecordTypes.has(record.type)) return
  const found = await readRecords(http, zone, [record.name])
  const isUnchanged = found.some((one) => one.id === id && isSameRecord(one, record))
  const hasNewerRecord = found.some(
    (one) =>
      one.id !== id &&
      addressRecordTypes.has(one.type) &&
      !expected.some((before) => isSameRecord(before, one)),
  )
  if (isUnchanged && hasNewerRecord) await deleteRecord(http, id)
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
    await checkFence().catch(async (error) => {
      const expected = [...before, ...wanted]
      if (id) await withoutFence(() => undoLateCreate(http, zone, { id, record, expected }))
      throw error
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
  ensureRecords: async (zone, wanted, observed) => {
    const names = wanted.map((record) => record.name)
    const before = observed ?? (await readRecords(http, zone, names))
    const isChanged = await createMissing(http, zone, wanted, before)
    const after = isChanged ? await readRecords(http, zone, names) : before
    return wanted.map((record) => {
      const found = after.find((one) => isSameRecord(one, record))
      if (!found) throw recordMissingError(record)
      return { ...record, name: toAce(record.name), ttl: found.ttl, id: found.id }
    })
  },
  removeRecords: async (zone, unwanted) => {
    const names = unwanted.map((record) => record.name)
    const existing = await fallbackOnCodes(readRecords(http, zone, names), ['2303'], [])
    const matches = existing.filter((one) => unwanted.some((record) => isSameRecord(one, record)))
    for (const { id } of matches) await deleteRecord(http, id)
  },
  changeRecord: createChangeRecord(http),
})
