import { isIPv4, isIPv6 } from 'node:net'
import { encodeIpv4, encodeIpv6 } from './address-codec'

const keyNames = ['mandatory', 'alpn', 'no-default-alpn', 'port', 'ipv4hint', 'ech', 'ipv6hint']

const getKeyCode = (name: string): number | undefined => {
  const known = keyNames.indexOf(name)
  if (known >= 0) return known
  const [, number] = /^key(\d{1,5})$/.exec(name) ?? []
  return number === undefined ? undefined : Number(number)
}

const uint16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

/** Undefined for a value that does not fit its key. */
const encodeValue = (key: number, value: string): Buffer | undefined => {
  const values = value.split(',').filter(Boolean)
  switch (keyNames[key]) {
    case 'mandatory': {
      const keys = values.map(getKeyCode)
      return keys.includes(undefined)
        ? undefined
        : Buffer.concat(keys.map((one) => uint16(one ?? 0)))
    }
    case 'alpn':
      return Buffer.concat(values.flatMap((id) => [Buffer.from([id.length]), Buffer.from(id)]))
    case 'no-default-alpn':
      return value === '' ? Buffer.alloc(0) : undefined
    case 'port':
      return /^\d{1,5}$/.test(value) ? uint16(Number(value) & 0xffff) : undefined
    case 'ipv4hint':
      return values.every(isIPv4) ? Buffer.concat(values.map(encodeIpv4)) : undefined
    case 'ipv6hint':
      return values.every(isIPv6) ? Buffer.concat(values.map(encodeIpv6)) : undefined
    case 'ech':
      return Buffer.from(value, 'base64')
    default:
      return Buffer.from(value)
  }
}

/** Parameters of HTTPS and SVCB like `alpn="h2,h3" port=443`, RFC 9460; undefined when malformed. */
export const encodeServiceParameters = (text: string): Buffer | undefined => {
  const parts = text.match(/[^\s=]+(?:=(?:"[^"]*"|\S*))?/g) ?? []
  const entries = parts.map((part) => {
    const [, name = '', quoted, bare = ''] = /^([^=]+)(?:=(?:"([^"]*)"|(.*)))?$/.exec(part) ?? []
    const key = getKeyCode(name)
    return { key, value: key === undefined ? undefined : encodeValue(key, quoted ?? bare) }
  })
  const encoded = entries.flatMap(({ key, value }) =>
    key !== undefined && value ? [{ key, value }] : [],
  )
  if (encoded.length < entries.length) return undefined
  return Buffer.concat(
    encoded
      .sort((a, b) => a.key - b.key)
      .flatMap(({ key, value }) => [uint16(key), uint16(value.length), value]),
  )
}
