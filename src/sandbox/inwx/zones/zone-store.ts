import type { DocumentStore } from '../../document-store'
import type { Zone, ZoneRecord } from '../store/documents'

/** Zones and their records, in memory for quick looks and on the shelf for good. */
export type ZoneStore = {
  getZone(name: string): Zone | undefined
  listZones(): Zone[]
  putZone(zone: Zone): void
  /** With all its records. */
  removeZone(name: string): void
  getRecord(id: string): ZoneRecord | undefined
  listRecords(zone: string): ZoneRecord[]
  recordsAt(zone: string, name: string): ZoneRecord[]
  putRecord(record: ZoneRecord): void
  removeRecord(id: string): void
}

export const openZoneStore = (shelf: DocumentStore): ZoneStore => {
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
    shelf.remove('record', id)
    records.delete(id)
    unindex(record)
  }
  return {
    getZone: (name) => zones.get(name),
    listZones: () => [...zones.values()],
    putZone: (zone) => {
      shelf.put('zone', zone.name, zone)
      zones.set(zone.name, zone)
    },
    removeZone: (name) => {
      for (const record of recordsOf(name)) dropRecord(record.id)
      shelf.remove('zone', name)
      zones.delete(name)
    },
    getRecord: (id) => records.get(id),
    listRecords: recordsOf,
    recordsAt: (zone, name) => [...(byName.get(`${zone} ${name}`)?.values() ?? [])],
    putRecord: (record) => {
      const before = records.get(record.id)
      shelf.put('record', record.id, record)
      if (before) unindex(before)
      records.set(record.id, record)
      index(record)
    },
    removeRecord: dropRecord,
  }
}
