import type { DocumentStore } from '../../document-store'
import type { Zone, ZoneRecord } from '../store/documents'

/** Zones and their records, read from memory and written through to the document store. */
export type ZoneStore = {
  getZone(name: string): Zone | undefined
  listZones(): Zone[]
  putZone(zone: Zone): void
  /** Removes the zone with all its records. */
  removeZone(name: string): void
  getRecord(id: string): ZoneRecord | undefined
  listRecords(zone: string): ZoneRecord[]
  recordsAt(zone: string, name: string): ZoneRecord[]
  putRecord(record: ZoneRecord): void
  removeRecord(id: string): void
}

export const openZoneStore = (documentStore: DocumentStore): ZoneStore => {
  const zones = new Map(documentStore.list<Zone>('zone').map((zone) => [zone.name, zone]))
  const records = new Map(
    documentStore.list<ZoneRecord>('record').map((record) => [record.id, record]),
  )
  const byName = new Map<string, Map<string, ZoneRecord>>()
  const key = (record: Pick<ZoneRecord, 'zone' | 'name'>) => `${record.zone} ${record.name}`
  const index = (record: ZoneRecord) => {
    const siblings = byName.get(key(record)) ?? new Map<string, ZoneRecord>()
    byName.set(key(record), siblings.set(record.id, record))
  }
  const unindex = (record: ZoneRecord) => {
    const siblings = byName.get(key(record))
    siblings?.delete(record.id)
    if (siblings?.size === 0) byName.delete(key(record))
  }
  for (const record of records.values()) index(record)

  const listRecords = (zone: string) =>
    [...records.values()].filter((record) => record.zone === zone)
  const removeRecord = (id: string) => {
    const record = records.get(id)
    if (!record) return
    documentStore.remove('record', id)
    records.delete(id)
    unindex(record)
  }
  return {
    getZone: (name) => zones.get(name),
    listZones: () => [...zones.values()],
    putZone: (zone) => {
      documentStore.put('zone', zone.name, zone)
      zones.set(zone.name, zone)
    },
    removeZone: (name) => {
      for (const record of listRecords(name)) removeRecord(record.id)
      documentStore.remove('zone', name)
      zones.delete(name)
    },
    getRecord: (id) => records.get(id),
    listRecords,
    recordsAt: (zone, name) => [...(byName.get(`${zone} ${name}`)?.values() ?? [])],
    putRecord: (record) => {
      const before = records.get(record.id)
      documentStore.put('record', record.id, record)
      if (before) unindex(before)
      records.set(record.id, record)
      index(record)
    },
    removeRecord,
  }
}
