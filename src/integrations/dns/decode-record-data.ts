import { isIPv6 } from 'node:net'

/** Types that dns2 knows no form of: it passes on their data as bytes. */
export const uncodedTypes = { SSHFP: 44, TLSA: 52, SVCB: 64, HTTPS: 65 } as const
export type UncodedType = keyof typeof uncodedTypes

const parameterNames = [
  ...['mandatory', 'alpn', 'no-default-alpn', 'port', 'ipv4hint', 'ech', 'ipv6hint'],
]
const parameterName = (key: number) => parameterNames[key] ?? `key${key}`

/** Numbers of one byte each, then hexadecimal digits. */
const decodeDigest = (data: Buffer, count: number) =>
  [...data.subarray(0, count), data.subarray(count).toString('hex')].join(' ')

/** Parts of a fixed length. */
const splitBytes = (data: Buffer, length: number) =>
  Array.from({ length: Math.floor(data.length / length) }, (_, index) =>
    data.subarray(index * length, (index + 1) * length),
  )

/** Strings with their length before them. */
const splitStrings = (data: Buffer): string[] => {
  const [length] = data
  if (length === undefined) return []
  return [data.toString('latin1', 1, 1 + length), ...splitStrings(data.subarray(1 + length))]
}

const formatIpv6 = (bytes: Buffer) => {
  const text = splitBytes(bytes, 2)
    .map((group) => group.readUInt16BE().toString(16))
    .join(':')
  return isIPv6(text) ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text
}

const escapeText = (data: Buffer) =>
  [...data]
    .map((byte) =>
      byte > 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c
        ? String.fromCharCode(byte)
        : `\\${String(byte).padStart(3, '0')}`,
    )
    .join('')

const formatValue = (key: number, data: Buffer): string => {
  switch (parameterNames[key]) {
    case 'mandatory':
      return splitBytes(data, 2)
        .map((one) => parameterName(one.readUInt16BE()))
        .join(',')
    case 'alpn':
      return `"${splitStrings(data).join(',')}"`
    case 'port':
      return String(data.readUInt16BE())
    case 'ipv4hint':
      return splitBytes(data, 4)
        .map((address) => address.join('.'))
        .join(',')
    case 'ipv6hint':
      return splitBytes(data, 16).map(formatIpv6).join(',')
    case 'ech':
      return `"${data.toString('base64')}"`
    default:
      return `"${escapeText(data)}"`
  }
}

const decodeParameters = (data: Buffer): string[] => {
  if (data.length < 4) return []
  const [key, end] = [data.readUInt16BE(), 4 + data.readUInt16BE(2)]
  const value = data.subarray(4, end)
  const text = parameterName(key) + (value.length > 0 ? `=${formatValue(key, value)}` : '')
  return [text, ...decodeParameters(data.subarray(end))]
}

/** Never compressed; `length` in bytes with the root's. */
const decodeName = (data: Buffer): { name: string; length: number } => {
  const [size = 0] = data
  if (size === 0) return { name: '', length: 1 }
  if (size > 63) throw new RangeError(`expected a label, found ${size} bytes`)
  const { name, length } = decodeName(data.subarray(1 + size))
  const label = data.toString('latin1', 1, 1 + size).toLowerCase()
  return { name: name ? `${label}.${name}` : label, length: length + 1 + size }
}

/** `1 . alpn="h2,h3"`, as RFC 9460 writes it. */
const decodeService = (data: Buffer) => {
  const { name, length } = decodeName(data.subarray(2))
  const parameters = decodeParameters(data.subarray(2 + length))
  return [data.readUInt16BE(), name || '.', ...parameters].join(' ')
}

/** The content of a record from its bytes; undefined for bytes that are none. */
export const decodeRecordData = (type: UncodedType, data: Buffer): string | undefined => {
  try {
    if (type === 'TLSA') return data.length > 3 ? decodeDigest(data, 3) : undefined
    if (type === 'SSHFP') return data.length > 2 ? decodeDigest(data, 2) : undefined
    return decodeService(data)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
