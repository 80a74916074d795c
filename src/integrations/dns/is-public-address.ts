import { BlockList, isIPv4 } from 'node:net'

const privateIpv4 = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateIpv4.addSubnet(net, bits, 'ipv4')

const publicIpv6 = new BlockList()
publicIpv6.addSubnet('2000::', 3, 'ipv6')

/** Parts of the public IPv6 range that map to IPv4 or are reserved for documentation. */
const reservedIpv6 = new BlockList()
reservedIpv6.addSubnet('2001::', 32, 'ipv6')
reservedIpv6.addSubnet('2001:db8::', 32, 'ipv6')
reservedIpv6.addSubnet('2002::', 16, 'ipv6')

/** Names given by customers must not point our queries into our own networks. */
export const isPublicAddress = (address: string): boolean =>
  isIPv4(address)
    ? !privateIpv4.check(address, 'ipv4')
    : publicIpv6.check(address, 'ipv6') && !reservedIpv6.check(address, 'ipv6')
