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

export const closedBreaker: BreakerState = { is: 'closed', failures: [] }

/** The vendors whose steps are held back now, the longest first; none in normal times. */
export const listUnavailableVendors = async (sql: Sql): Promise<string[]> => {
  const rows = await sql<{ vendor: string }[]>`
    select vendor from breakers where state->>'is' <> 'closed' order by state->>'since'`
  return rows.map(({ vendor }) => vendor)
}
