import type { ServerStrategy } from '../../../events/server'
import type { ServerPoolRow } from '../../../projections/server-pool'
import type { ServerRow } from '../../../projections/servers'

/** The server for one project, by which strategy it was found, and whose turn is next. */
export type ServerSelection = { server: ServerRow; strategy: ServerStrategy; nextTurn?: number }

export const countFreeSlots = (row: ServerRow) =>
  row.acceptingNew && row.status === 'active' ? Math.max(0, row.capacity - row.taken) : 0

const loadFactor = ({ taken, capacity }: ServerRow) => taken / capacity

/** The one with the most room in proportion. */
const findLeastLoaded = (free: readonly ServerRow[]) =>
  free.toSorted((a, b) => loadFactor(a) - loadFactor(b))[0]

/** Whose turn it is among all; who has no room is passed over. */
const findNextInTurn = (rows: readonly ServerRow[], turn: number) => {
  const ring = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const from = turn % Math.max(1, ring.length)
  const server = [...ring.slice(from), ...ring.slice(0, from)].find(
    (row) => countFreeSlots(row) > 0,
  )
  return server && { server, nextTurn: ring.indexOf(server) + 1 }
}

/**
 * Pure: the server that the next project gets, undefined when it has to wait. `wishedId` is a
 * person's choice for this one project, which comes before the strategy; who is wished for and
 * has no room is waited for.
 */
export const selectServer = (
  rows: readonly ServerRow[],
  { strategy, serverId, turn }: ServerPoolRow,
  wishedId?: string,
): ServerSelection | undefined => {
  const free = rows.filter((row) => countFreeSlots(row) > 0)
  const specific = wishedId ?? (strategy === 'specific' ? serverId : undefined)
  if (specific) {
    const server = free.find(({ id }) => id === specific)
    return server && { server, strategy: 'specific' }
  }
  if (strategy === 'round_robin') {
    const next = findNextInTurn(rows, turn)
    return next && { ...next, strategy }
  }
  const server = findLeastLoaded(free)
  return server && { server, strategy: 'least_loaded' }
}

/** The places that the next projects can take, as the strategy spreads them. */
export const countPoolSlots = (rows: readonly ServerRow[], { strategy, serverId }: ServerPoolRow) =>
  rows
    .filter(({ id }) => strategy !== 'specific' || id === serverId)
    .reduce((sum, row) => sum + countFreeSlots(row), 0)
