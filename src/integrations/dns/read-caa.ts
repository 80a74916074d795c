import type { CaaRecord } from 'node:dns'
import type { Resolver } from 'node:dns/promises'
import { VendorError } from '../vendor-error'
import { queryNameserver } from './query-nameserver'
import { isInZone } from './record-targets'
import type { createQueryRecorder } from './recorded-query'

type CaaSources = {
  query: ReturnType<typeof createQueryRecorder>
  findSockets(nameserver: string): Promise<string[]>
  getNameservers(zone: string): Promise<string[]>
  resolver: { name: string; create(): Resolver }
  timeoutMs: number
}

const formatCaa = ({ critical, ...property }: CaaRecord) =>
  Object.entries(property)
    .filter(([tag]) => tag !== 'type')
    .map(([tag, value]) => `${critical} ${tag} "${value}"`)

const readAt = async (
  sources: CaaSources,
  name: string,
  [nameserver, ...others]: readonly string[],
): Promise<string[]> => {
  const { query, findSockets, timeoutMs } = sources
  if (nameserver === undefined) return []
  try {
    return await query({ method: 'CAA', name, server: nameserver }, async () => {
      const [address = nameserver] = await findSockets(nameserver)
      const { records } = await queryNameserver(address, { name, type: 'CAA' }, timeoutMs)
      return records.filter(({ type }) => type === 'CAA').map(({ content }) => content)
    })
  } catch (error) {
    if (others.length === 0 || !(error instanceof VendorError)) throw error
    return readAt(sources, name, others)
  }
}

/** A registry's nameservers that do not answer are no reason to stop a site. */
const readAbove = async ({ query, resolver }: CaaSources, name: string) => {
  try {
    return await query({ method: 'CAA', name, server: resolver.name }, async () =>
      (await resolver.create().resolveCaa(name)).flatMap(formatCaa),
    )
  } catch (error) {
    if (error instanceof VendorError) return []
    throw error
  }
}

/** The CAA records at exactly one name: in the zone from its nameservers, above it from the resolver. */
export const createCaaReader =
  (sources: CaaSources) =>
  async ({ name, zone }: { name: string; zone: string }): Promise<string[]> =>
    isInZone(name, zone)
      ? readAt(sources, name, (await sources.getNameservers(zone)).toSorted())
      : readAbove(sources, name)
