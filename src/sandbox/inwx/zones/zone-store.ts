import type { Shelf } from '../../document-store'
import type { Zone, ZoneRecord } from '../store/documents'

/** Zones and their records, in memory for quick looks and on the shelf for good. */
export type ZoneBook = {
  zone(name: string): Zone | undefined
  zones(): Zone[]
  putZone(zone: Zone): void
  /** With all its records. */
  dropZone(name: string): void
  record(id: string): ZoneRecord | undefined
  records(zone: string): ZoneRecord[]
  recordsAt(zone: string, name: string): ZoneRecord[]
  putRecord(record: ZoneRecord): void
  dropRecord(id: string): void
}

export const openZoneBook = (shelf: Shelf): ZoneBook => {
  const zones = new Map(shelf.list<Zone>('zone').map((zone) => [zone.name, zone]))
  const records = new Map(shelf.list<ZoneRecord>('record').map((record) => [record.id, record]))
  const byName = new Map<string, Map<string, ZoneRecord>>()
  const key = (record: Pick<ZoneRecord, 'zone' | 'name'>) => `${record.zone} ${record.name}`
  const index = (record: ZoneRecord) => {
    const there = byName.get(key(record)) ?? new Map<string, ZoneRecord>()
    byName.set(key(record), there.set(record.id, record))
  }
  const unindex = (record: ZoneRecord) => {
    const there = byName.get(key(record))
    there?.delete(record.id)
    if (there?.size === 0) byName.delete(key(record))
  }
  for (const record of records.values()) index(record)

  const recordsOf = (zone: string) => [...records.values()].filter((record) => record.zone === zone)
  const dropRecord = (id: string) => {
    const record = records.get(id)
    if (!record) return
    shelf.drop('record', id)
    records.delete(id)
    unindex(record)
  }
  return {
    zone: (name) => zones.get(name),
    zones: () => [...zones.values()],
    putZone: (zone) => {
      shelf.put('zone', zone.name, zone)
      zones.set(zone.name, zone)
    },
    dropZone: (name) => {
      for (const record of recordsOf(name)) dropRecord(record.id)
      shelf.drop('zone', name)
      zones.delete(name)
    },
    record: (id) => records.get(id),
    records: recordsOf,
    recordsAt: (zone, name) => [...(byName.get(`${zone} ${name}`)?.values() ?? [])],
    putRecord: (record) => {
      const before = records.get(record.id)
      shelf.put('record', record.id, record)
      if (before) unindex(before)
      records.set(record.id, record)
      index(record)
    },
    dropRecord,
  }
}
