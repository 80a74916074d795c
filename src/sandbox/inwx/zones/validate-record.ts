import { isIPv4, isIPv6 } from 'node:net'
import { encodeServiceParameters } from '../../dns/service-parameters'
import { createMethodError } from '../api/results'
import type { ZoneRecord } from '../store/documents'
import type { InwxStore } from '../store/inwx-store'

export const inwxRecordTypes = [
  'A',
  'AAAA',
  'ALIAS',
  'CAA',
  'CNAME',
  'HTTPS',
  'MX',
  'NS',
  'PTR',
  'SOA',
  'SRV',
  'SSHFP',
  'SVCB',
  'TLSA',
  'TXT',
  'URI',
  'URL',
] as const

const lowestTtl = 300

const hostNameTypes = ['CNAME', 'MX', 'NS', 'ALIAS', 'PTR', 'SRV']
const hostNamePattern = /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/i

/** A host without a trailing dot; `.` says that there is none. */
const isTarget = (text: string) => text === '.' || hostNamePattern.test(text)

const isService = (content: string) => {
  const [, target = '', parameters = ''] = /^\d{1,5} (\S+) ?(.*)$/.exec(content) ?? []
  return isTarget(target) && encodeServiceParameters(parameters) !== undefined
}

const patterns: Record<string, RegExp> = {
  CAA: /^\d{1,3} (issue|issuewild|iodef) "[^"]*"$/,
  SSHFP: /^\d{1,3} \d{1,3} ([0-9a-f]{2})+$/i,
  TLSA: /^[0-3] [01] [0-2] ([0-9a-f]{2})+$/i,
}

const isValidContent = ({ type, content }: ZoneRecord): boolean => {
  if (type === 'A') return isIPv4(content)
  if (type === 'AAAA') return isIPv6(content)
  if (type === 'SRV') {
    const [, target = ''] = /^\d{1,5} \d{1,5} (\S+)$/.exec(content) ?? []
    return isTarget(target)
  }
  if (type === 'MX' && content === '.') return true
  if (type === 'HTTPS' || type === 'SVCB') return isService(content)
  const pattern = patterns[type]
  if (pattern) return pattern.test(content)
  if (hostNameTypes.includes(type)) return hostNamePattern.test(content)
  return content.length > 0
}

const isInsideZone = (name: string, zone: string) => name === zone || name.endsWith(`.${zone}`)

const isSameRecord = (a: ZoneRecord, b: ZoneRecord) =>
  a.name === b.name && a.type === b.type && a.content.toLowerCase() === b.content.toLowerCase()

/** A CNAME must be the only record at its name. */
const hasCnameConflict = (record: ZoneRecord, other: ZoneRecord) =>
  (record.type === 'CNAME') !== (other.type === 'CNAME') ||
  (record.type === 'CNAME' && other.type === 'CNAME')

/** Refuses a malformed record, a duplicate (2302), and any record beside a CNAME (2305). */
export const validateRecord = (record: ZoneRecord, store: InwxStore): void => {
  const { zone, name, type, content, ttl } = record
  if (!isInsideZone(name, zone))
    throw createMethodError(2005, `The name ${name} is not inside ${zone}.`)
  if (ttl < lowestTtl) throw createMethodError(2004, `The ttl ${ttl} is below ${lowestTtl}.`)
  if (hostNameTypes.includes(type) && /[^ ]\.$/.test(content))
    throw createMethodError(2005, 'The content must not end in a dot.')
  if (!isValidContent(record))
    throw createMethodError(2005, `The content does not fit a record of type ${type}.`)
  const others = store.zones.recordsAt(zone, name).filter((other) => other.id !== record.id)
  if (others.some((other) => isSameRecord(record, other)))
    throw createMethodError(2302, 'The record exists.')
  if (others.some((other) => hasCnameConflict(record, other)))
    throw createMethodError(2305, `A CNAME at ${name} cannot stand beside another record.`)
}
