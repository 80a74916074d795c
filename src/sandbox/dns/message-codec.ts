import { decodeName, encodeName, skipName } from './name-codec'
import { classCodes, queryTypeCodes } from './record-types'

type Question = { name: string; type: number; class: number; bytes: Buffer }

/** EDNS of a request, RFC 6891. */
type Edns = { payloadBytes: number; version: number; isDnssecOk: boolean }

export type DnsRequest = {
  id: number
  opcode: number
  isRecursionDesired: boolean
  /** The only question; undefined when there is none, more than one, or a malformed message. */
  question?: Question
  edns?: Edns
}

export type DnsResource = { name: string; type: number; ttl: number; data: Buffer }

export type DnsResponse = {
  rcode: number
  isAuthoritative?: boolean
  isRecursionAvailable?: boolean
  answers?: DnsResource[]
  authorities?: DnsResource[]
  additionals?: DnsResource[]
}

const headerBytes = 12
/** What we take at most, as recommended since the DNS flag day of 2020. */
const ownPayloadBytes = 1232
/** The limit of a UDP answer without EDNS. */
const plainPayloadBytes = 512

const readQuestion = (message: Buffer): Question | undefined => {
  const decoded = decodeName(message, headerBytes)
  if (!decoded || decoded.end + 4 > message.length) return undefined
  const { name, end } = decoded
  return {
    name,
    type: message.readUInt16BE(end),
    class: message.readUInt16BE(end + 2),
    bytes: message.subarray(headerBytes, end + 4),
  }
}

type RawResource = { isRoot: boolean; type: number; class: number; ttl: number }

/** All resource records from `start` on; undefined when one is malformed. */
const readResources = (message: Buffer, start: number, count: number) => {
  const found: RawResource[] = []
  let at = start
  for (let read = 0; read < count; read += 1) {
    const afterName = skipName(message, at)
    if (afterName === undefined || afterName + 10 > message.length) return undefined
    const isRoot = afterName === at + 1
    const type = message.readUInt16BE(afterName)
    const recordClass = message.readUInt16BE(afterName + 2)
    found.push({ isRoot, type, class: recordClass, ttl: message.readUInt32BE(afterName + 4) })
    at = afterName + 10 + message.readUInt16BE(afterName + 8)
    if (at > message.length) return undefined
  }
  return found
}

const toEdns = ({ class: payloadBytes, ttl }: RawResource): Edns => ({
  payloadBytes,
  version: (ttl >>> 16) & 0xff,
  isDnssecOk: (ttl & 0x8000) !== 0,
})

/** Undefined for what is no request: too short for a header, or an answer. */
export const parseRequest = (message: Buffer): DnsRequest | undefined => {
  if (message.length < headerBytes || message.readUInt8(2) >= 0x80) return undefined
  const head: DnsRequest = {
    id: message.readUInt16BE(0),
    opcode: (message.readUInt8(2) >> 3) & 0xf,
    isRecursionDesired: (message.readUInt8(2) & 1) === 1,
  }
  if (message.readUInt16BE(4) !== 1) return head
  const question = readQuestion(message)
  if (!question) return head
  const resourceCount = [6, 8, 10].reduce((sum, at) => sum + message.readUInt16BE(at), 0)
  const resources = readResources(message, headerBytes + question.bytes.length, resourceCount)
  if (!resources) return head
  const [opt, ...more] = resources.filter(({ type }) => type === queryTypeCodes.OPT)
  if (more.length > 0 || opt?.isRoot === false) return head
  return { ...head, question, ...(opt && { edns: toEdns(opt) }) }
}

const uint16 = (...values: number[]) => {
  const bytes = Buffer.alloc(2 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, 2 * index)
  return bytes
}

const ttlBytes = (ttl: number) => uint16((ttl >>> 16) & 0xffff, ttl & 0xffff)

/** Points to the question where it has the same name: resolvers compare its letters' case. */
const encodeOwner = (name: string, question: Question | undefined) =>
  question && question.name.toLowerCase() === name.toLowerCase()
    ? uint16(0xc000 | headerBytes)
    : encodeName(name)

const encodeResource = ({ name, type, ttl, data }: DnsResource, question?: Question) =>
  Buffer.concat([
    encodeOwner(name, question),
    uint16(type, classCodes.IN),
    ttlBytes(ttl),
    uint16(data.length),
    data,
  ])

const encodeOpt = ({ isDnssecOk }: Edns, rcode: number) =>
  Buffer.concat([
    Buffer.from([0]),
    uint16(queryTypeCodes.OPT, ownPayloadBytes, (rcode >> 4) << 8, isDnssecOk ? 0x8000 : 0, 0),
  ])

const encodeMessage = (request: DnsRequest, response: DnsResponse, isTruncated: boolean) => {
  const { id, opcode, isRecursionDesired, question, edns } = request
  const { rcode, isAuthoritative = false, isRecursionAvailable = false } = response
  const { answers = [], authorities = [], additionals = [] } = response
  const flags = [
    0x8000,
    opcode << 11,
    isAuthoritative ? 0x0400 : 0,
    isTruncated ? 0x0200 : 0,
    isRecursionDesired ? 0x0100 : 0,
    isRecursionAvailable ? 0x0080 : 0,
    rcode & 0xf,
  ].reduce((sum, flag) => sum | flag)
  const opt = edns ? [encodeOpt(edns, rcode)] : []
  const counts = [answers.length, authorities.length, additionals.length + opt.length]
  return Buffer.concat([
    uint16(id, flags, question ? 1 : 0, ...counts),
    question?.bytes ?? Buffer.alloc(0),
    ...[...answers, ...authorities, ...additionals].map((one) => encodeResource(one, question)),
    ...opt,
  ])
}

/** A UDP answer that is too long becomes an empty one with the TC flag: it is asked for again by TCP. */
export const encodeResponse = (
  request: DnsRequest,
  response: DnsResponse,
  transport: 'udp' | 'tcp',
): Buffer => {
  const whole = encodeMessage(request, response, false)
  const offered = request.edns?.payloadBytes ?? plainPayloadBytes
  const limit = Math.max(plainPayloadBytes, Math.min(offered, ownPayloadBytes))
  if (transport === 'tcp' || whole.length <= limit) return whole
  const { rcode, isAuthoritative = false, isRecursionAvailable = false } = response
  return encodeMessage(request, { rcode, isAuthoritative, isRecursionAvailable }, true)
}
