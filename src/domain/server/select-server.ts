import type { ServerStrategy } from '../../../events/operations/server'

/** A server with its capacity; `taken`: how many slots are occupied. */
export type ServerCapacity = {
  id: string
  ipv4: string
  ipv6: string | null
  coolifyUuid: string
  capacity: number
  taken: number
  acceptingNew: boolean
  status: 'active' | 'maintenance' | 'offline'
}

/** How projects are spread over the servers; `turn`: where round robin goes on. */
export type ServerPool = { strategy: ServerStrategy; serverId: string | null; turn: number }

/** The server for one project, by which strategy it was found, and where round robin goes on. */
export type ServerSelection = {
  server: ServerCapacity
  strategy: ServerStrategy
  nextTurn?: number
}

type SlotUse = Pick<ServerCapacity, 'acceptingNew' | 'status' | 'capacity' | 'taken'>

export const countFreeSlots = ({ acceptingNew, status, capacity, taken }: SlotUse) =>
  acceptingNew && status === 'active' ? Math.max(0, capacity - taken) : 0

const hasFreeSlot = (server: ServerCapacity) => countFreeSlots(server) > 0

const loadFactor = ({ taken, capacity }: Pick<SlotUse, 'taken' | 'capacity'>) => taken / capacity

const nearlyFullLoad = 0.9

export const findLoadLevel = (
  server: Pick<SlotUse, 'taken' | 'capacity'>,
): 'full' | 'nearlyFull' | 'free' => {
  const load = loadFactor(server)
  if (load >= 1) return 'full'
  return load >= nearlyFullLoad ? 'nearlyFull' : 'free'
}

const findLeastLoaded = (servers: readonly ServerCapacity[]) =>
  servers.toSorted((a, b) => loadFactor(a) - loadFactor(b))[0]

/** All servers take turns; a full one is passed over. */
const findNextInTurn = (servers: readonly ServerCapacity[], turn: number) => {
  const ring = servers.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const start = turn % Math.max(1, ring.length)
  const server = [...ring.slice(start), ...ring.slice(0, start)].find(hasFreeSlot)
  return server && { server, nextTurn: ring.indexOf(server) + 1 }
}

/**
 * The server that the next project gets; undefined when it has to wait. `chosenId`: a person's
 * choice for this project, which comes before the strategy. A chosen server that is full is waited
 * for.
 */
export const selectServer = (
  servers: readonly ServerCapacity[],
  { strategy, serverId, turn }: ServerPool,
  chosenId?: string,
): ServerSelection | undefined => {
  const available = servers.filter(hasFreeSlot)
  const specific = chosenId ?? (strategy === 'specific' ? serverId : undefined)
  if (specific) {
    const server = available.find(({ id }) => id === specific)
    return server && { server, strategy: 'specific' }
  }
  if (strategy === 'round_robin') {
    const next = findNextInTurn(servers, turn)
    return next && { ...next, strategy }
  }
  const server = findLeastLoaded(available)
  return server && { server, strategy: 'least_loaded' }
}

/** How many slots the next projects can take by this strategy. */
export const countPoolSlots = (
  servers: readonly ServerCapacity[],
  { strategy, serverId }: Pick<ServerPool, 'strategy' | 'serverId'>,
) =>
  servers
    .filter(({ id }) => strategy !== 'specific' || id === serverId)
    .reduce((sum, server) => sum + countFreeSlots(server), 0)
