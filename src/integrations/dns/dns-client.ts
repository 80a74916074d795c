import { Resolver } from 'node:dns/promises'
import { isIP, isIPv4, isIPv6 } from 'node:net'
import type { RecordCall } from '../call-context'
import { ace } from '../to-ace'
import { VendorError } from '../vendor-error'
import { isPublic } from './is-public-address'
import { type FoundInZone, query } from './query-nameserver'
import { readZone } from './read-zone'
import { dnsFailed, openAsk } from './recorded-query'

/** Who tells to which nameservers a zone is delegated, and at which socket each of them is asked. */
export type DnsWorld = {
  /** Like `127.0.0.1:5355`. */
  resolver: string
  /** By host name. */
  nameservers: Record<string, string>
}

export type DnsSettings = {
  /** Asked instead of the world's nameservers, like `127.0.0.1:5353`. */
  servers?: string[] | undefined
  /** A small world of its own in place of the true one. */
  world?: DnsWorld | undefined
  record: RecordCall
  /** For the first try, default 2,000; the resolver counts in whole seconds and doubles for each try. */
  timeoutMs?: number | undefined
  /** Default 2. */
  tries?: number | undefined
}

export type Seen = { seenBy: string[]; missingAt: string[] }

/** Asks authoritative nameservers directly; throws only VendorError with vendor `dns`. */
export type Dns = {
  /** IPv4 and IPv6 addresses of `name` as `nameserver` (a host name, or one of `servers`) tells them; none is []. */
  addressesAt(name: string, nameserver: string): Promise<string[]>
  /** Host names of the zone's nameservers as its parent delegates it, none being []; with `servers` given, those. */
  nameserversOf(zone: string): Promise<string[]>
  /** Which of the zone's nameservers answer with these addresses; a zone without nameservers is missing at itself. */
  visible(what: {
    zone: string
    name: string
    ipv4: string
    ipv6?: string | undefined
  }): Promise<Seen>
  /**
   * What a domain's present nameservers tell at usual names, in the words of `DnsRecord`; the first
   * that answers speaks for all. Other names cannot be known: zones are given to nobody as a whole.
   */
  zoneAt(name: string): Promise<{ nameservers: string[]; records: FoundInZone[] }>
}

type Family = 'A' | 'AAAA'
type Wanted = { name: string; at: string; families: Family[] }

/** The same address has many spellings in IPv6. */
const canonical = (address: string) =>
  isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address

const both: Family[] = ['A', 'AAAA']

const inWorld = ({ nameservers }: DnsWorld, nameserver: string): string[] => {
  const socket = nameservers[nameserver.toLowerCase()]
  if (socket) return [socket]
  throw dnsFailed('NO_PUBLIC_ADDRESS', { method: 'NS', name: nameserver, at: 'its addresses' })
}

const patiently = async <T>(tries: number, work: (attempt: number) => Promise<T>, attempt = 0) => {
  try {
    return await work(attempt)
  } catch (error) {
    if (attempt + 1 >= tries) throw error
    return patiently(tries, work, attempt + 1)
  }
}

const openQuestions = ({ servers, world, record, timeoutMs = 2_000, tries = 2 }: DnsSettings) => {
  const ask = openAsk(record)

  /** A new one each time: a resolver remembers answers for as long as their ttl says. */
  const resolverAt = (addresses?: string[]) => {
    const resolver = new Resolver({ timeout: timeoutMs, tries })
    if (addresses) resolver.setServers(addresses)
    return resolver
  }

  const lookUp = async ({ name, at, families }: Wanted, addresses?: string[]) => {
    const found = await Promise.all(
      families.map((family) =>
        ask({ method: family, name, at }, async () => {
          const resolver = resolverAt(addresses)
          return family === 'A' ? resolver.resolve4(name) : resolver.resolve6(name)
        }),
      ),
    )
    return found.flat().map(canonical)
  }

  const directions = async (nameserver: string): Promise<string[]> => {
    if (servers) return servers.includes(nameserver) ? [nameserver] : servers
    if (world) return inWorld(world, nameserver)
    const found = isIP(nameserver)
      ? [nameserver]
      : await lookUp({ name: nameserver, at: 'the system resolver', families: both })
    const open = found.filter(isPublic)
    if (open.length === 0)
      throw dnsFailed('NO_PUBLIC_ADDRESS', { method: 'NS', name: nameserver, at: 'its addresses' })
    return open
  }

  const askAt = async (wanted: Wanted) => lookUp(wanted, await directions(wanted.at))

  const nameserversOf: Dns['nameserversOf'] = async (zone) =>
    servers ??
    (await ask({ method: 'NS', name: zone, at: world?.resolver ?? 'the system resolver' }, () =>
      resolverAt(world && [world.resolver]).resolveNs(zone),
    ))

  /** As one call of the record, since it is hundreds of questions. */
  const zoneFrom = async (name: string, at: string) => {
    const all = await directions(at)
    const ipv4 = all.filter((address) => !isIPv6(address))
    const addresses = ipv4.length > 0 ? ipv4 : all // Not every server of ours has IPv6.
    let records: FoundInZone[] = []
    await ask({ method: 'ZONE', name, at }, async () => {
      records = await readZone(name, (question) =>
        patiently(tries, (attempt) =>
          query(addresses[attempt % addresses.length] ?? at, question, timeoutMs),
        ),
      )
      return records.map(({ type, name: where, content }) => `${type} ${where} ${content}`)
    })
    return records
  }

  return { askAt, nameserversOf, zoneFrom }
}

export const openDns = (settings: DnsSettings): Dns => {
  const { askAt, nameserversOf, zoneFrom } = openQuestions(settings)

  const fromFirst = async (name: string, [at, ...others]: string[]): Promise<FoundInZone[]> => {
    if (at === undefined) return []
    try {
      return await zoneFrom(name, at)
    } catch (error) {
      if (others.length === 0 || !(error instanceof VendorError)) throw error
      return fromFirst(name, others)
    }
  }

  const seenAt = async (at: string, name: string, wanted: string[]) => {
    try {
      const families = wanted.map((address): Family => (isIPv4(address) ? 'A' : 'AAAA'))
      const found = await askAt({ name, at, families })
      return wanted.every((address) => found.includes(address))
    } catch (error) {
      if (error instanceof VendorError) return false
      throw error
    }
  }

  return {
    addressesAt: (name, at) => askAt({ name, at, families: both }),
    nameserversOf,
    zoneAt: async (asked) => {
      const name = ace(asked)
      const nameservers = (await nameserversOf(name)).sort()
      return { nameservers, records: await fromFirst(name, nameservers) }
    },
    visible: async ({ zone, name, ipv4, ipv6 }) => {
      const wanted = [ipv4, ...(ipv6 ? [ipv6] : [])].map(canonical)
      const asked = await nameserversOf(zone)
      if (asked.length === 0) return { seenBy: [], missingAt: [zone] }
      const answers = await Promise.all(
        asked.map(async (at) => ({ at, seen: await seenAt(at, name, wanted) })),
      )
      return {
        seenBy: answers.filter(({ seen }) => seen).map(({ at }) => at),
        missingAt: answers.filter(({ seen }) => !seen).map(({ at }) => at),
      }
    },
  }
}
