const uint16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

export const encodeIpv4 = (address: string): Buffer => Buffer.from(address.split('.').map(Number))

/** Any spelling of an IPv6 address, also with an IPv4 address at its end. */
export const encodeIpv6 = (address: string): Buffer => {
  const shortest = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [before = [], after] = shortest.split('::').map((half) => (half ? half.split(':') : []))
  const missing = after ? Array<string>(8 - before.length - after.length).fill('0') : []
  const groups = [...before, ...missing, ...(after ?? [])]
  return Buffer.concat(groups.map((group) => uint16(Number.parseInt(group, 16))))
}
