import { defineMethod, type InwxMethod, type InwxMethodContext } from '../api/define-method'
import {
  bool,
  host,
  int,
  list,
  matchingText,
  oneOf,
  optional,
  required,
  text,
  unsupported,
} from '../api/parameters'
import { createMethodError, respondSuccess } from '../api/results'
import type { ZoneRecord } from '../store/documents'
import { toFqdn } from './record-names'
import { incrementSerial } from './start-of-authority'
import { inwxRecordTypes, validateRecord } from './validate-record'
import { requireZone, urlRedirectParameters } from './zone-methods'

const recordId = matchingText(/^\d+$/, 20)
const recordType = oneOf(...inwxRecordTypes)
const content = text(1024)

const requireRecord = ({ store }: InwxMethodContext, id: string): ZoneRecord => {
  const record = store.zones.getRecord(id)
  if (!record) throw createMethodError(2303, `The record ${id} does not exist.`)
  return record
}

const saveRecords = ({ store, now }: InwxMethodContext, records: ZoneRecord[]) =>
  store.inTransaction(() => {
    for (const record of records) {
      store.zones.putRecord(record)
      incrementSerial(store, record.zone, now)
    }
  })

export const recordMethods: Record<string, InwxMethod> = {
  'nameserver.createRecord': defineMethod(
    {
      domain: optional(host),
      roId: optional(int(1)),
      type: required(recordType),
      content: required(content),
      name: optional(text(255)),
      ttl: optional(int(0, 864_000)),
      prio: optional(int(0, 65_535)),
      ...urlRedirectParameters,
      urlAppend: unsupported,
      testing: optional(bool),
    },
    ({ domain, roId, type, content, name, ttl = 3600, prio = 0, testing }, call) => {
      const zone = requireZone(call, { domain, roId })
      const fields = { zone: zone.name, name: toFqdn(name, zone.name), type, content, ttl, prio }
      validateRecord({ id: '', ...fields }, call.store)
      if (testing) return respondSuccess({ id: '0' })
      const id = String(call.store.nextNumber('recordId'))
      saveRecords(call, [{ id, ...fields }])
      return respondSuccess({ id })
    },
  ),
  'nameserver.updateRecord': defineMethod(
    {
      id: required(list(recordId)),
      name: optional(text(255)),
      type: optional(recordType),
      content: optional(content),
      ttl: optional(int(0, 864_000)),
      prio: optional(int(0, 65_535)),
      ...urlRedirectParameters,
      urlAppend: unsupported,
      testing: optional(bool),
    },
    ({ id: ids, name, testing, ...changes }, call) => {
      const changed = ids.map((id) => {
        const before = requireRecord(call, id)
        return {
          ...before,
          type: changes.type ?? before.type,
          content: changes.content ?? before.content,
          ttl: changes.ttl ?? before.ttl,
          prio: changes.prio ?? before.prio,
          name: name === undefined ? before.name : toFqdn(name, before.zone),
        }
      })
      for (const record of changed) validateRecord(record, call.store)
      if (!testing) saveRecords(call, changed)
      return respondSuccess()
    },
  ),
  'nameserver.deleteRecord': defineMethod(
    { id: required(recordId), testing: optional(bool) },
    ({ id, testing }, call) => {
      const { zone } = requireRecord(call, id)
      if (testing) return respondSuccess()
      call.store.inTransaction(() => {
        call.store.zones.removeRecord(id)
        incrementSerial(call.store, zone, call.now)
      })
      return respondSuccess()
    },
  ),
}
