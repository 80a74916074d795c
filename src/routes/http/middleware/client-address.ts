import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { RequestContext } from '../permission-router'

/** The address that a request came from; `unknown` without a socket. */
export type ResolveClientAddress = (c: RequestContext) => string

const normalizeAddress = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

const parseCidrList = (cidrs: readonly string[]) => {
  const list = new BlockList()
  for (const cidr of cidrs) {
    const [net = '', bits = ''] = cidr.split('/')
    list.addSubnet(net, Number(bits), isIPv6(net) ? 'ipv6' : 'ipv4')
  }
  return (address: string) =>
    (isIPv4(address) && list.check(address)) || (isIPv6(address) && list.check(address, 'ipv6'))
}

/** Bun's server comes with each request that has a socket. */
type BunServerBinding = { requestIP?: (request: Request) => { address: string } | null }

const socketAddressOf = (c: RequestContext) => {
  const server = c.env as BunServerBinding | undefined
  return normalizeAddress(server?.requestIP?.(c.req.raw)?.address ?? '')
}

/**
 * Proxies of these networks (CIDR) are believed when they say whom they speak for: the last
 * address of X-Forwarded-For that is none of them. From anybody else the header is passed over.
 */
export const createClientAddressResolver = (
  trustedProxies: readonly string[],
): ResolveClientAddress => {
  const isTrusted = parseCidrList(trustedProxies)
  return (c) => {
    const socket = socketAddressOf(c)
    if (!isTrusted(socket)) return socket || 'unknown'
    const named = (c.req.header('x-forwarded-for') ?? '')
      .split(',')
      .map(normalizeAddress)
      .filter(Boolean)
    const client = named.findLast((address) => !isTrusted(address))
    return client && (isIPv4(client) || isIPv6(client)) ? client : socket
  }
}

/** Who counts as one: an IPv4 address, or the 64 bits that one customer of a provider gets. */
export const rateLimitKeyOf = (address: string) => {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length
  const all = [...groups, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...rest]
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
