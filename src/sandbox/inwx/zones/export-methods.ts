import { defineMethod, type InwxMethod } from '../api/define-method'
import { int, oneOf, optional, text } from '../api/parameters'
import { createMethodError, respondSuccess } from '../api/results'
import type { ZoneRecord } from '../store/documents'

/** INWX does not document the columns. */
const columns = ['name', 'type', 'content', 'ttl', 'prio'] as const

const quote = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`

const toCsv = (records: ZoneRecord[]) =>
  [columns.map(quote), ...records.map((record) => columns.map((key) => quote(record[key])))]
    .map((line) => `${line.join(';')}\n`)
    .join('')

/** `*.berger.de` and the like. */
const toPattern = (wildcard: string) =>
  new RegExp(`^${wildcard.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'i')

export const exportMethods: Record<string, InwxMethod> = {
  'nameserver.exportrecords': defineMethod(
    {
      format: optional(oneOf('RAW', 'raw', 'PDF', 'pdf', 'CSV', 'csv')),
      name: optional(text(255)),
      page: optional(int(1)),
      limit: optional(int(0)),
    },
    ({ format = 'csv', name = '*', page = 1, limit = 0 }, { store }) => {
      const kind = format.toLowerCase()
      if (kind === 'pdf') throw createMethodError(2102, 'The stand-in writes no PDF.')
      const pattern = toPattern(name)
      const all = store.zones
        .listZones()
        .flatMap((zone) => store.zones.listRecords(zone.name))
        .filter((record) => pattern.test(record.name))
      const shown = limit === 0 ? all : all.slice((page - 1) * limit, page * limit)
      const csv = toCsv(shown)
      const data = kind === 'csv' ? csv : Buffer.from(csv).toString('base64')
      return respondSuccess({ count: shown.length, data })
    },
  ),
}
