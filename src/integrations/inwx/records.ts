import { z } from 'zod'
import { VendorError } from '../vendor-error'
import { refusal, refusedWith } from './codes'
import type { Line } from './line'
import { ace } from './names'
import { fromWire, sameRecord, toWire, zoneInfo } from './wire-records'
import type { DnsRecord, FoundRecord, InwxClient, NamedRecord } from './words'

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

const create = async (line: Line, zone: string, record: DnsRecord) => {
  try {
    await line.call(
      'nameserver.createRecord',
      { domain: ace(zone), ...toWire(record) },
      z.unknown(),
    )
  } catch (error) {
    if (refusedWith(error, '2302')) return // Somebody was quicker, or a reply of ours was lost.
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

const missingIn = (found: FoundRecord[], wanted: DnsRecord[]) =>
  wanted.filter((record) => !found.some((one) => sameRecord(one, record)))

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
    const missing = missingIn(before, wanted)
    for (const record of missing) await create(line, zone, record)
    const after = missing.length > 0 ? await read(line, zone, names) : before
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
