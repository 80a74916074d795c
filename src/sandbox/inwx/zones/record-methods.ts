import { type Call, type Method, method } from '../api/define-method'
import {
  flag,
  host,
  int,
  list,
  matching,
  notHere,
  oneOf,
  optional,
  required,
  text,
} from '../api/parameters'
import { done, refuse } from '../api/results'
import type { ZoneRecord } from '../store/documents'
import type { State } from '../store/inwx-store'
import { admit, recordTypes } from './validate-record'
import { demandZone, urlRedirects } from './zone-methods'

const recordId = matching(/^\d+$/, 20)
const recordType = oneOf(...recordTypes)
const content = text(1024)

/** Relative names and `@` are taken too; answers always carry the FQDN. */
const fqdn = (name: string | undefined, zone: string): string => {
  const lower = name?.toLowerCase() ?? ''
  if (lower === '' || lower === '@' || lower === zone) return zone
  if (lower.endsWith('.')) throw refuse(2005, 'The name must not end in a dot.')
  return lower.endsWith(`.${zone}`) ? lower : `${lower}.${zone}`
}

const demandRecord = ({ state }: Call, id: string): ZoneRecord => {
  const found = state.zones.record(id)
  if (!found) throw refuse(2303, `The record ${id} does not exist.`)
  return found
}

/** Every change moves the zone's serial on. */
const touch = (state: State, name: string) => {
  const zone = state.zones.zone(name)
  if (zone) state.zones.putZone({ ...zone, serial: zone.serial + 1 })
}

const keep = (state: State, records: ZoneRecord[]) =>
  state.together(() => {
    for (const record of records) {
      state.zones.putRecord(record)
      touch(state, record.zone)
    }
  })

export const records: Record<string, Method> = {
  'nameserver.createRecord': method(
    {
      domain: optional(host),
      roId: optional(int(1)),
      type: required(recordType),
      content: required(content),
      name: optional(text(255)),
      ttl: optional(int(0, 864_000)),
      prio: optional(int(0, 65_535)),
      ...urlRedirects,
      urlAppend: notHere,
      testing: optional(flag),
    },
    ({ domain, roId, type, content, name, ttl = 3600, prio = 0, testing }, call) => {
      const zone = demandZone(call, { domain, roId })
      const wanted = { zone: zone.name, name: fqdn(name, zone.name), type, content, ttl, prio }
      admit({ id: '', ...wanted }, call.state)
      if (testing) return done({ id: '0' })
      const id = String(call.state.next('recordId'))
      keep(call.state, [{ id, ...wanted }])
      return done({ id })
    },
  ),
  'nameserver.updateRecord': method(
    {
      id: required(list(recordId)),
      name: optional(text(255)),
      type: optional(recordType),
      content: optional(content),
      ttl: optional(int(0, 864_000)),
      prio: optional(int(0, 65_535)),
      ...urlRedirects,
      urlAppend: notHere,
      testing: optional(flag),
    },
    ({ id: ids, name, testing, ...changes }, call) => {
      const changed = ids.map((id) => {
        const before = demandRecord(call, id)
        return {
          ...before,
          type: changes.type ?? before.type,
          content: changes.content ?? before.content,
          ttl: changes.ttl ?? before.ttl,
          prio: changes.prio ?? before.prio,
          name: name === undefined ? before.name : fqdn(name, before.zone),
        }
      })
      for (const record of changed) admit(record, call.state)
      if (!testing) keep(call.state, changed)
      return done()
    },
  ),
  'nameserver.deleteRecord': method(
    { id: required(recordId), testing: optional(flag) },
    ({ id, testing }, call) => {
      const { zone } = demandRecord(call, id)
      if (testing) return done()
      call.state.together(() => {
        call.state.zones.dropRecord(id)
        touch(call.state, zone)
      })
      return done()
    },
  ),
}
