import type { Sql } from '../projection'

/** One call without a proper answer. `silent`: no answer at all, so no single call can be its cause. */
export type BreakerFailure = { at: string; stream: string; silent: boolean }

/** Whether a vendor's steps are held back; instants are ISO-8601. */
export type BreakerState =
  | { is: 'closed'; failures: readonly BreakerFailure[] }
  /** `probe` is the job that may try meanwhile; the next one is chosen at `probeAt`. */
  | { is: 'open'; since: string; probeAt: string; pauseSeconds: number; probe?: string }
  /** It answers again: so many held jobs go at `nextAt`, then twice as many. */
  | {
      is: 'resuming'
      since: string
      answeredAt: string
      batch: number
      nextAt: string
      failures: readonly BreakerFailure[]
    }

/** A vendor that is down, or comes back just now: since when, and how many jobs wait for it. */
export type OpenBreakerRow = {
  vendor: string
  is: 'open' | 'resuming'
  since: string
  held: number
}

/** The vendors whose steps are held back now, the longest first; none in normal times. */
export const listUnavailableVendors = async (sql: Sql): Promise<string[]> => {
  const rows = await sql<{ vendor: string }[]>`
    select vendor from breakers where state->>'is' <> 'closed' order by state->>'since'`
  return rows.map(({ vendor }) => vendor)
}

/** The same with how many jobs wait for each, which are counted. */
export const listOpenBreakers = (sql: Sql): Promise<OpenBreakerRow[]> =>
  sql<OpenBreakerRow[]>`
    select vendor, state->>'is' as is, state->>'since' as since,
      (select count(*)::int from pgboss.job j where j.state in ('created', 'retry')
        and j.data->'waitingFor'->>'code' = 'BREAKER_OPEN'
        and j.data->'waitingFor'->>'vendor' = b.vendor) as held
    from breakers b where state->>'is' <> 'closed' order by state->>'since'`
