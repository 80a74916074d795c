import { Resolver } from 'node:dns/promises'
import { isIP, isIPv4, isIPv6 } from 'node:net'
import type { RecordCall } from '../call-log'
import { toAce, toCanonicalAddress } from '../canonical-names'
import { VendorError } from '../vendor-error'
import { isPublicAddress } from './is-public-address'
import { queryNameserver } from './query-nameserver'
import { createCaaReader } from './read-caa'
import { readZone, type ZoneCopy } from './read-zone'
import { createQueryRecorder, dnsError } from './recorded-query'

/** The resolver for delegations, and the socket of each nameserver. */
export type DnsNetwork = {
  /** Like `127.0.0.1:5355`. */
  resolver: string
  /** By host name. */
  nameservers: Record<string, string>
}

export type DnsSettings = {
  /** Queried instead of the zones' own nameservers, like `127.0.0.1:5353`. */
  servers?: string[] | undefined
  /** Replaces the public DNS, for the sandbox. */
  network?: DnsNetwork | undefined
  record: RecordCall
  /** For the first try, default 2,000; the resolver uses whole seconds and doubles them for each try. */
  timeoutMs?: number | undefined
  /** Default 2. */
  tries?: number | undefined
}

export type PublicZone = ZoneCopy & { nameservers: string[] }

type DnsVisibility = { seenBy: string[]; missingAt: string[] }

/** Queries authoritative nameservers directly; throws only VendorError with vendor `dns`. */
export type DnsClient = {
  /** IPv4 and IPv6 addresses of `name` at `nameserver` (a host name, or one of `servers`); [] without any. */
  resolveAddresses(name: string, nameserver: string): Promise<string[]>
  /** Host names of the nameservers to which the zone is delegated; `servers` when they are set. */
  resolveNameservers(zone: string): Promise<string[]>
  /** Which of the zone's nameservers answer these addresses; `missingAt` is the zone when it has none. */
  checkVisibility(what: {
    zone: string
    name: string
    ipv4: string
    ipv6?: string | undefined
  }): Promise<DnsVisibility>
  /**
   * The CAA records at exactly this name, like `0 issue "letsencrypt.org"`. Those in the zone are read
   * from its nameservers. Above it the resolver is asked; where it has no answer, there are none.
   */
  readCaa(what: { name: string; zone: string }): Promise<string[]>
  /**
   * What can be known of a zone, from the first nameserver that answers: the records at these labels,
   * relative to the zone, and at the names that records refer to. Nameservers list no names.
   */
  readPublicZone(name: string, labels: readonly string[]): Promise<PublicZone>
}

type AddressType = 'A' | 'AAAA'
type ZoneRequest = { name: string; labels: readonly string[] }
type AddressQuery = { name: string; nameserver: string; types: AddressType[] }

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

const systemResolver = 'the system resolver'

const createQueries = ({ servers, network, record, timeoutMs = 2_000, tries = 2 }: DnsSettings) => {
  const query = createQueryRecorder(record)

  /** A new one each time, because a resolver caches answers for their TTL. */
  const createResolver = (addresses?: string[]) => {
    const resolver = new Resolver({ timeout: timeoutMs, tries })
    if (addresses) resolver.setServers(addresses)
    return resolver
  }

  const queryAddresses = async (
    { name, nameserver, types }: AddressQuery,
    addresses?: string[],
  ) => {
    const answers = await Promise.all(
      types.map((family) =>
        query({ method: family, name, server: nameserver }, async () => {
          const resolver = createResolver(addresses)
          return family === 'A' ? resolver.resolve4(name) : resolver.resolve6(name)
        }),
      ),
    )
    return answers.flat().map(toCanonicalAddress)
  }

  const findSockets = async (nameserver: string): Promise<string[]> => {
    if (servers) return servers.includes(nameserver) ? [nameserver] : servers
    if (network) return findNetworkSocket(network, nameserver)
    const addresses = isIP(nameserver)
      ? [nameserver]
      : await queryAddresses({ name: nameserver, nameserver: systemResolver, types: bothTypes })
    const publicAddresses = addresses.filter(isPublicAddress)
    if (publicAddresses.length === 0)
      throw dnsError('NO_PUBLIC_ADDRESS', {
        method: 'NS',
        name: nameserver,
        server: 'its addresses',
      })
    return publicAddresses
  }

  const resolveAt = async (address: AddressQuery) =>
    queryAddresses(address, await findSockets(address.nameserver))

  const getNameservers: DnsClient['resolveNameservers'] = async (zone) =>
    servers ??
    (await query({ method: 'NS', name: zone, server: network?.resolver ?? systemResolver }, () =>
      createResolver(network && [network.resolver]).resolveNs(zone),
    ))

  /** Recorded as one call, because it consists of hundreds of queries. */
  const readZoneFrom = async ({ name, labels }: ZoneRequest, nameserver: string) => {
    const all = await findSockets(nameserver)
    const ipv4 = all.filter((address) => !isIPv6(address))
    const addresses = ipv4.length > 0 ? ipv4 : all // Not every one of our servers has IPv6.
    let copy: ZoneCopy = { records: [], gaps: [] }
    await query({ method: 'ZONE', name, server: nameserver }, async () => {
      copy = await readZone(name, labels, (question) =>
        retryQuery(tries, (attempt) =>
          queryNameserver(addresses[attempt % addresses.length] ?? nameserver, question, timeoutMs),
        ),
      )
      return copy.records.map(({ type, name: where, content }) => `${type} ${where} ${content}`)
    })
    return copy
  }

  return { query, createResolver, findSockets, resolveAt, getNameservers, readZoneFrom }
}

export const openDnsClient = (settings: DnsSettings): DnsClient => {
  const { query, createResolver, findSockets, ...queries } = createQueries(settings)
  const { resolveAt, getNameservers, readZoneFrom } = queries
  const { servers, network, timeoutMs = 2_000 } = settings
  const resolverAddresses = network ? [network.resolver] : servers
  const resolver = {
    name: resolverAddresses?.[0] ?? systemResolver,
    create: () => createResolver(resolverAddresses),
  }

  const readFromFirst = async (
    zone: ZoneRequest,
    [nameserver, ...others]: string[],
  ): Promise<ZoneCopy> => {
    if (nameserver === undefined) return { records: [], gaps: [] }
    try {
      return await readZoneFrom(zone, nameserver)
    } catch (error) {
      if (others.length === 0 || !(error instanceof VendorError)) throw error
      return readFromFirst(zone, others)
    }
  }

  const isVisibleAt = async (nameserver: string, name: string, addresses: string[]) => {
    try {
      const types = addresses.map((address): AddressType => (isIPv4(address) ? 'A' : 'AAAA'))
      const answers = await resolveAt({ name, nameserver, types })
      return addresses.every((address) => answers.includes(address))
    } catch (error) {
      if (error instanceof VendorError) return false
      throw error
    }
  }

  return {
    resolveAddresses: (name, nameserver) => resolveAt({ name, nameserver, types: bothTypes }),
    resolveNameservers: getNameservers,
    readCaa: createCaaReader({ query, findSockets, getNameservers, resolver, timeoutMs }),
    readPublicZone: async (domain, labels) => {
      const name = toAce(domain)
      const nameservers = (await getNameservers(name)).sort()
      return { nameservers, ...(await readFromFirst({ name, labels }, nameservers)) }
    },
    checkVisibility: async ({ zone, name, ipv4, ipv6 }) => {
      const addresses = [ipv4, ...(ipv6 ? [ipv6] : [])].map(toCanonicalAddress)
      const nameservers = await getNameservers(zone)
      if (nameservers.length === 0) return { seenBy: [], missingAt: [zone] }
      const answers = await Promise.all(
        nameservers.map(async (nameserver) => ({
          nameserver,
          isVisible: await isVisibleAt(nameserver, name, addresses),
        })),
      )
      return {
        seenBy: answers.filter(({ isVisible }) => isVisible).map(({ nameserver }) => nameserver),
        missingAt: answers
          .filter(({ isVisible }) => !isVisible)
          .map(({ nameserver }) => nameserver),
      }
    },
  }
}
