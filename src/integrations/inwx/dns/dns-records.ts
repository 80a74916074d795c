import { z } from 'zod'
import { passFence, unfenced } from '../../call-context'
import { ace } from '../../to-ace'
import { VendorError } from '../../vendor-error'
import type { Line } from '../transport/http-client'
import { refusal, refusedWith } from '../transport/result-codes'
import type { DnsRecord, FoundRecord, InwxClient, NamedRecord } from '../types'
import { leading } from './diff-records'
import { fromWire, sameRecord, toWire, zoneInfo } from './record-codec'

/** Up to so many names are asked one by one; for more, the whole zone is read. */
const fewNames = 6

const zoneMissing = (zone: string, error: VendorError) =>
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

const notThere = ({ type, name, content }: DnsRecord) =>
  new VendorError({
    vendor: 'inwx',
    errorClass: 'transient',
    owner: 'vendor',
    code: 'NOT_THERE',
    vendorText: `expected ${type} ${name} ${content} after creating it, found none`,
  })

const infoOf = (line: Line, zone: string) => async (name?: string) => {
  try {
    const asked = { domain: ace(zone), ...(name && { name }) }
    const { record } = await line.call('nameserver.info', asked, zoneInfo)
    return record.map(fromWire)
  } catch (error) {
    throw refusedWith(error, '2303') ? zoneMissing(zone, error) : error
  }
}

const read = async (line: Line, zone: string, names: string[]): Promise<FoundRecord[]> => {
  const asked = [...new Set(names.map(ace))]
  const info = infoOf(line, zone)
  const found =
    asked.length > fewNames
      ? await info()
      : (await Promise.all(asked.map((name) => info(name)))).flat()
  return found.filter((record) => asked.includes(record.name))
}

const missingIn = (found: FoundRecord[], wanted: DnsRecord[]) =>
  wanted.filter((record) => !found.some((one) => sameRecord(one, record)))

const created = z.object({ id: z.coerce.string() })

/** Answers its id, if it was not there. */
const create = async (line: Line, zone: string, record: DnsRecord) => {
  try {
    const asked = { domain: ace(zone), ...toWire(record) }
    return (await line.call('nameserver.createRecord', asked, created)).id
  } catch (error) {
    if (refusedWith(error, '2302')) return undefined // Somebody was quicker, or a reply of ours was lost.
    throw refusedWith(error, '2303') ? zoneMissing(zone, error) : error
  }
}

const drop = async (line: Line, id: string) => {
  try {
    await line.call('nameserver.deleteRecord', { id }, z.unknown())
  } catch (error) {
    if (!refusedWith(error, '2303')) throw error
  }
}

/**
 * One that came too late, from a worker that was frozen, goes where another one has gone on: the name
 * then leads by something that was neither there before nor wanted.
 */
const takeBackLate = async (line: Line, zone: string, { id, record, known }: Late) => {
  if (!leading.has(record.type)) return
  const found = await read(line, zone, [record.name])
  const isAsMade = found.some((one) => one.id === id && sameRecord(one, record))
  const isOvertaken = found.some(
    (one) =>
      one.id !== id && leading.has(one.type) && !known.some((before) => sameRecord(before, one)),
  )
  if (isAsMade && isOvertaken) await drop(line, id)
}
type Late = { id: string; record: DnsRecord; known: readonly NamedRecord[] }

const createAll = async (line: Line, zone: string, wanted: DnsRecord[], before: FoundRecord[]) => {
  const missing = missingIn(before, wanted)
  for (const record of missing) {
    const id = await create(line, zone, record)
    await passFence().catch(async (late) => {
      const known = [...before, ...wanted]
      if (id) await unfenced(() => takeBackLate(line, zone, { id, record, known }))
      throw late
    })
  }
  return missing.length > 0
}

type Records = Pick<
  InwxClient,
  'recordsAt' | 'recordsIn' | 'ensureRecords' | 'removeRecords' | 'changeRecord'
>

const update = async (line: Line, id: string, to: DnsRecord) => {
  await line.call('nameserver.updateRecord', { id, ...toWire(to) }, z.unknown())
}

const neither = (from: NamedRecord, to: DnsRecord) => {
  const [before, after] = [from, to].map(({ type, name, content }) => `${type} ${name} ${content}`)
  return refusal('nameserver.updateRecord', {
    code: 2303,
    msg: `expected ${before} or ${after}, found neither`,
  })
}

const changeRecord = (line: Line): Records['changeRecord'] => {
  return async (zone, from, to) => {
    const found = await read(line, zone, [from.name, to.name])
    const after = found.find((one) => sameRecord(one, to))
    const before = found.find((one) => sameRecord(one, from))
    if (!after && !before) throw neither(from, to)
    if (!after) return before && update(line, before.id, to)
    if (after.ttl !== to.ttl) await update(line, after.id, to)
    if (before && before.id !== after.id) await drop(line, before.id)
  }
}

export const openRecords = (line: Line): Records => ({
  recordsAt: (zone, names) => read(line, zone, names),
  recordsIn: (zone) => infoOf(line, zone)(),
  ensureRecords: async (zone, wanted, seen) => {
    const names = wanted.map((record) => record.name)
    const before = seen ?? (await read(line, zone, names))
    const isChanged = await createAll(line, zone, wanted, before)
    const after = isChanged ? await read(line, zone, names) : before
    return wanted.map((record) => {
      const found = after.find((one) => sameRecord(one, record))
      if (!found) throw notThere(record)
      return { ...record, name: ace(record.name), ttl: found.ttl, id: found.id }
    })
  },
  removeRecords: async (zone, unwanted) => {
    try {
      const names = unwanted.map((record) => record.name)
      const found = await read(line, zone, names)
      const ours = found.filter((one) => unwanted.some((record) => sameRecord(one, record)))
      for (const { id } of ours) await drop(line, id)
    } catch (error) {
      if (!refusedWith(error, '2303')) throw error
    }
  },
  changeRecord: changeRecord(line),
})
