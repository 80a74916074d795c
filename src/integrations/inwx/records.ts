import { z } from 'zod'
import { VendorError } from '../vendor-error'
import { refusedWith } from './codes'
import type { Line } from './line'
import { ace } from './names'
import { fromWire, sameRecord, toWire, zoneInfo } from './wire-records'
import type { DnsRecord, FoundRecord, InwxClient } from './words'

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

type Records = Pick<InwxClient, 'recordsAt' | 'recordsIn' | 'ensureRecords' | 'removeRecords'>

export const openRecords = (line: Line): Records => ({
  recordsAt: (zone, names) => read(line, zone, names),
  recordsIn: (zone) => infoOf(line, zone)(),
  ensureRecords: async (zone, wanted) => {
    const names = wanted.map((record) => record.name)
    const before = await read(line, zone, names)
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
})
