import { Resolver } from 'node:dns/promises'
import { isIP, isIPv4, isIPv6 } from 'node:net'
import type { RecordCall } from '../call-context'
import { toAce } from '../to-ace'
import { VendorError } from '../vendor-error'
import { isPublicAddress } from './is-public-address'
import { type PublicZoneRecord, queryNameserver } from './query-nameserver'
import { readZone } from './read-zone'
import { createQueryRecorder, dnsError } from './recorded-query'

/** Who tells to which nameservers a zone is delegated, and at which socket each of them is asked. */
export type DnsNetwork = {
  /** Like `127.0.0.1:5355`. */
  resolver: string
  /** By host name. */
  nameservers: Record<string, string>
}

export type DnsSettings = {
  /** Asked instead of the world's nameservers, like `127.0.0.1:5353`. */
  servers?: string[] | undefined
  /** A small world of its own in place of the true one. */
  network?: DnsNetwork | undefined
  record: RecordCall
  /** For the first try, default 2,000; the resolver counts in whole seconds and doubles for each try. */
  timeoutMs?: number | undefined
  /** Default 2. */
  tries?: number | undefined
}

export type DnsVisibility = { seenBy: string[]; missingAt: string[] }

/** Asks authoritative nameservers directly; throws only VendorError with vendor `dns`. */
export type DnsClient = {
  /** IPv4 and IPv6 addresses of `name` as `nameserver` (a host name, or one of `servers`) tells them; none is []. */
  resolveAddresses(name: string, nameserver: string): Promise<string[]>
  /** Host names of the zone's nameservers as its parent delegates it, none being []; with `servers` given, those. */
  resolveNameservers(zone: string): Promise<string[]>
  /** Which of the zone's nameservers answer with these addresses; a zone without nameservers is missing at itself. */
  checkVisibility(what: {
    zone: string
    name: string
    ipv4: string
    ipv6?: string | undefined
  }): Promise<DnsVisibility>
  /**
   * What a domain's present nameservers tell at usual names, in the words of `DnsRecord`; the first
   * that answers speaks for all. Other names cannot be known: zones are given to nobody as a whole.
   */
  readPublicZone(name: string): Promise<{ nameservers: string[]; records: PublicZoneRecord[] }>
}

type AddressType = 'A' | 'AAAA'
type AddressQuery = { name: string; nameserver: string; types: AddressType[] }

/** The same address has many spellings in IPv6. */
const normalizeAddress = (address: string) =>
  isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address

const bothTypes: AddressType[] = ['A', 'AAAA']

const findNetworkSocket = ({ nameservers }: DnsNetwork, nameserver: string): string[] => {
  const socket = nameservers[nameserver.toLowerCase()]
  if (socket) return [socket]
  throw dnsError('NO_PUBLIC_ADDRESS', { method: 'NS', name: nameserver, server: 'its addresses' })
}

const retryQuery = async <T>(tries: number, work: (attempt: number) => Promise<T>, attempt = 0) => {
  try {
    return await work(attempt)
  } catch (error) {
    if (attempt + 1 >= tries) throw error
    return retryQuery(tries, work, attempt + 1)
  }
}

const createQueries = ({ servers, network, record, timeoutMs = 2_000, tries = 2 }: DnsSettings) => {
  const ask = createQueryRecorder(record)

  /** A new one each time: a resolver remembers answers for as long as their ttl says. */
  const resolverAt = (addresses?: string[]) => {
    const resolver = new Resolver({ timeout: timeoutMs, tries })
    if (addresses) resolver.setServers(addresses)
    return resolver
  }

  const lookUp = async ({ name, nameserver, types }: AddressQuery, addresses?: string[]) => {
    const found = await Promise.all(
      types.map((family) =>
        ask({ method: family, name, server: nameserver }, async () => {
          const resolver = resolverAt(addresses)
          return family === 'A' ? resolver.resolve4(name) : resolver.resolve6(name)
        }),
      ),
    )
    return found.flat().map(normalizeAddress)
  }

  const directions = async (nameserver: string): Promise<string[]> => {
    if (servers) return servers.includes(nameserver) ? [nameserver] : servers
    if (network) return findNetworkSocket(network, nameserver)
    const found = isIP(nameserver)
      ? [nameserver]
      : await lookUp({ name: nameserver, nameserver: 'the system resolver', types: bothTypes })
    const open = found.filter(isPublicAddress)
    if (open.length === 0)
      throw dnsError('NO_PUBLIC_ADDRESS', {
        method: 'NS',
        name: nameserver,
        server: 'its addresses',
      })
    return open
  }

  const askAt = async (wanted: AddressQuery) => lookUp(wanted, await directions(wanted.nameserver))

  const nameserversOf: DnsClient['resolveNameservers'] = async (zone) =>
    servers ??
    (await ask(
      { method: 'NS', name: zone, server: network?.resolver ?? 'the system resolver' },
      () => resolverAt(network && [network.resolver]).resolveNs(zone),
    ))

  /** As one call of the record, since it is hundreds of questions. */
  const zoneFrom = async (name: string, at: string) => {
    const all = await directions(at)
    const ipv4 = all.filter((address) => !isIPv6(address))
    const addresses = ipv4.length > 0 ? ipv4 : all // Not every server of ours has IPv6.
    let records: PublicZoneRecord[] = []
    await ask({ method: 'ZONE', name, server: at }, async () => {
      records = await readZone(name, (question) =>
        retryQuery(tries, (attempt) =>
          queryNameserver(addresses[attempt % addresses.length] ?? at, question, timeoutMs),
        ),
      )
      return records.map(({ type, name: where, content }) => `${type} ${where} ${content}`)
    })
    return records
  }

  return { askAt, nameserversOf, zoneFrom }
}

export const openDnsClient = (settings: DnsSettings): DnsClient => {
  const { askAt, nameserversOf, zoneFrom } = createQueries(settings)

  const fromFirst = async (
    name: string,
    [at, ...others]: string[],
  ): Promise<PublicZoneRecord[]> => {
    if (at === undefined) return []
    try {
      return await zoneFrom(name, at)
    } catch (error) {
      if (others.length === 0 || !(error instanceof VendorError)) throw error
      return fromFirst(name, others)
    }
  }

  const isVisibleAt = async (at: string, name: string, wanted: string[]) => {
    try {
      const families = wanted.map((address): AddressType => (isIPv4(address) ? 'A' : 'AAAA'))
      const found = await askAt({ name, nameserver: at, types: families })
      return wanted.every((address) => found.includes(address))
    } catch (error) {
      if (error instanceof VendorError) return false
      throw error
    }
  }

  return {
    resolveAddresses: (name, at) => askAt({ name, nameserver: at, types: bothTypes }),
    resolveNameservers: nameserversOf,
    readPublicZone: async (asked) => {
      const name = toAce(asked)
      const nameservers = (await nameserversOf(name)).sort()
      return { nameservers, records: await fromFirst(name, nameservers) }
    },
    checkVisibility: async ({ zone, name, ipv4, ipv6 }) => {
      const wanted = [ipv4, ...(ipv6 ? [ipv6] : [])].map(normalizeAddress)
      const asked = await nameserversOf(zone)
      if (asked.length === 0) return { seenBy: [], missingAt: [zone] }
      const answers = await Promise.all(
        asked.map(async (at) => ({ at, seen: await isVisibleAt(at, name, wanted) })),
      )
      return {
        seenBy: answers.filter(({ seen }) => seen).map(({ at }) => at),
        missingAt: answers.filter(({ seen }) => !seen).map(({ at }) => at),
      }
    },
  }
}
