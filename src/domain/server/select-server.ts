import type { ServerStrategy } from '../../../events/server'
import type { ServerPool } from '../../../projections/server-pool'
import type { ServerRow } from '../../../projections/servers'

/** The server for one project, by which strategy it was found, and whose turn is next. */
export type ServerChoice = { server: ServerRow; strategy: ServerStrategy; nextTurn?: number }

export const freePlaces = (row: ServerRow) =>
  row.acceptingNew && row.status === 'active' ? Math.max(0, row.capacity - row.taken) : 0

const load = ({ taken, capacity }: ServerRow) => taken / capacity

/** The one with the most room in proportion. */
const leastLoaded = (free: readonly ServerRow[]) => free.toSorted((a, b) => load(a) - load(b))[0]

/** Whose turn it is among all; who has no room is passed over. */
const inTurn = (rows: readonly ServerRow[], turn: number) => {
  const ring = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const from = turn % Math.max(1, ring.length)
  const server = [...ring.slice(from), ...ring.slice(0, from)].find((row) => freePlaces(row) > 0)
  return server && { server, nextTurn: ring.indexOf(server) + 1 }
}

/**
 * Pure: the server that the next project gets, undefined when it has to wait. `wishedId` is a
 * person's choice for this one project, which comes before the strategy; who is wished for and
 * has no room is waited for.
 */
export const chooseServer = (
  rows: readonly ServerRow[],
  { strategy, serverId, turn }: ServerPool,
  wishedId?: string,
): ServerChoice | undefined => {
  const free = rows.filter((row) => freePlaces(row) > 0)
  const specific = wishedId ?? (strategy === 'specific' ? serverId : undefined)
  if (specific) {
    const server = free.find(({ id }) => id === specific)
    return server && { server, strategy: 'specific' }
  }
  if (strategy === 'round_robin') {
    const next = inTurn(rows, turn)
    return next && { ...next, strategy }
  }
  const server = leastLoaded(free)
  return server && { server, strategy: 'least_loaded' }
}

/** The places that the next projects can take, as the strategy spreads them. */
export const placesFor = (rows: readonly ServerRow[], { strategy, serverId }: ServerPool) =>
  rows
    .filter(({ id }) => strategy !== 'specific' || id === serverId)
    .reduce((sum, row) => sum + freePlaces(row), 0)
