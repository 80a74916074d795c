import type { Sql } from '../../../projections/projection'
import type { BreakerState } from '../../../projections/queries/breakers'
import { closedBreaker } from '../../../projections/queries/breakers'

/** The breakers of all vendors, shared by all workers of one database. */
export type BreakerStore = {
  /** As this process knew it at most a second ago. */
  cachedState(vendor: string): Promise<BreakerState>
  /** As it is now. */
  currentState(vendor: string): Promise<BreakerState>
  /** Changes one under its lock; `next` answers the same state for no change. */
  update(
    vendor: string,
    next: (state: BreakerState, sql: Sql) => Promise<BreakerState> | BreakerState,
  ): Promise<{ before: BreakerState; after: BreakerState }>
}

const cacheMs = 1000
type BreakerRow = { vendor: string; state: BreakerState }

export const openBreakerStore = (sql: Sql): BreakerStore => {
  let states = new Map<string, BreakerState>()
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  const read = async () => {
    const rows = await sql<BreakerRow[]>`select vendor, state from breakers`
    states = new Map(rows.map(({ vendor, state }) => [vendor, state]))
    readAt = performance.now()
  }
  const refresh = () => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }

  return {
    cachedState: async (vendor) => {
      if (performance.now() - readAt > cacheMs) await refresh()
      return states.get(vendor) ?? closedBreaker
    },
    currentState: async (vendor) => {
      const [row] = await sql<
        BreakerRow[]
      >`select vendor, state from breakers where vendor = ${vendor}`
      return row?.state ?? closedBreaker
    },
    update: async (vendor, next) => {
      const changed = await sql.begin(async (within) => {
        await within`insert into breakers (vendor, state)
          values (${vendor}, ${JSON.stringify(closedBreaker)}::text::jsonb) on conflict do nothing`
        const [row] = await within<BreakerRow[]>`
          select vendor, state from breakers where vendor = ${vendor} for update`
        const before = row?.state ?? closedBreaker
        const after = await next(before, within as unknown as Sql)
        if (after !== before)
          await within`update breakers set state = ${JSON.stringify(after)}::text::jsonb
            where vendor = ${vendor}`
        return { before, after }
      })
      states.set(vendor, changed.after)
      return changed
    },
  }
}
