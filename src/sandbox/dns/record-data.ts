import { isIPv4, isIPv6 } from 'node:net'
import type { ZoneRecord } from '../inwx/store/documents'
import { encodeIpv4, encodeIpv6 } from './address-codec'
import { encodeName } from './name-codec'
import { recordTypeCodes } from './record-types'
import { encodeServiceParameters } from './service-parameters'

type EncodedRecord = Pick<ZoneRecord, 'type' | 'content' | 'prio'>

const uint16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

/** Strings of at most 255 bytes, each with its length. */
const encodeText = (content: string): Buffer => {
  const bytes = Buffer.from(content)
  const chunks = Array.from({ length: Math.max(1, Math.ceil(bytes.length / 255)) }, (_, index) =>
    bytes.subarray(index * 255, (index + 1) * 255),
  )
  return Buffer.concat(chunks.flatMap((chunk) => [Buffer.from([chunk.length]), chunk]))
}

const encodeSrv = (priority: number, content: string) => {
  const [weight, port, target = ''] = content.split(' ')
  return Buffer.concat([
    uint16(priority),
    uint16(Number(weight)),
    uint16(Number(port)),
    encodeName(target),
  ])
}

const encodeCaa = (content: string) => {
  const [, flags, tag = '', value = ''] = /^(\d+) (\S+) "(.*)"$/.exec(content) ?? []
  return Buffer.concat([Buffer.from([Number(flags), tag.length]), Buffer.from(tag + value)])
}

/** `3 1 1 0a0b…`: numbers of one byte each, then a digest that may be written in groups. */
const encodeDigest = (content: string, count: number) => {
  const parts = content.trim().split(/\s+/)
  const numbers = parts.slice(0, count).map(Number)
  return Buffer.concat([Buffer.from(numbers), Buffer.from(parts.slice(count).join(''), 'hex')])
}

/** `1 . alpn="h2,h3"`: priority, target, parameters. */
const encodeService = (content: string) => {
  const [, priority = '', target = '', parameters = ''] =
    /^(\d+)\s+(\S+)\s*(.*)$/.exec(content.trim()) ?? []
  return Buffer.concat([
    uint16(Number(priority)),
    encodeName(target),
    encodeServiceParameters(parameters) ?? Buffer.alloc(0),
  ])
}

const encoders: Record<string, (record: EncodedRecord) => Buffer> = {
  A: ({ content }) => encodeIpv4(content),
  AAAA: ({ content }) => encodeIpv6(content),
  CNAME: ({ content }) => encodeName(content),
  NS: ({ content }) => encodeName(content),
  PTR: ({ content }) => encodeName(content),
  MX: ({ content, prio }) => Buffer.concat([uint16(prio), encodeName(content)]),
  TXT: ({ content }) => encodeText(content),
  SRV: ({ content, prio }) => encodeSrv(prio, content),
  CAA: ({ content }) => encodeCaa(content),
  SSHFP: ({ content }) => encodeDigest(content, 2),
  TLSA: ({ content }) => encodeDigest(content, 3),
  HTTPS: ({ content }) => encodeService(content),
  SVCB: ({ content }) => encodeService(content),
}

const typeCodes: Record<string, number> = recordTypeCodes

export type EncodedData = { type: number; data: Buffer }

/** Undefined for types that no name server serves, like INWX's own ALIAS and URL. */
export const encodeRecordData = (record: EncodedRecord): EncodedData | undefined => {
  const [type, encode] = [typeCodes[record.type], encoders[record.type]]
  if (type === undefined || !encode) return undefined
  if (record.type === 'A' && !isIPv4(record.content)) return undefined
  if (record.type === 'AAAA' && !isIPv6(record.content)) return undefined
  return { type, data: encode(record) }
}

/** Times of the SOA in seconds; `minimum` is how long a negative answer is kept. */
const soaTimes = { refresh: 10_800, retry: 3600, expire: 604_800, minimum: 300 }

/** The mailbox as a name: dots in its local part are escaped. */
const toMailboxName = (email: string) => {
  const [local = '', domain = ''] = email.split('@')
  return `${local.replaceAll('.', '\\.')}.${domain}`
}

export const encodeSoa = (soa: { primary: string; email: string; serial: number }): EncodedData => {
  const { refresh, retry, expire, minimum } = soaTimes
  const numbers = Buffer.alloc(20)
  for (const [index, value] of [soa.serial, refresh, retry, expire, minimum].entries())
    numbers.writeUInt32BE(value >>> 0, 4 * index)
  const names = [encodeName(soa.primary), encodeName(toMailboxName(soa.email))]
  return { type: recordTypeCodes.SOA, data: Buffer.concat([...names, numbers]) }
}

export const negativeTtlSeconds = soaTimes.minimum
