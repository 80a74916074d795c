import type { DatabaseSockets } from './database-sockets'

/** Milliseconds after which the server ends a statement, or a wait for a lock, with an error. */
export type QueryTimeouts = { statementMs: number; lockMs: number }

/** What somebody waits for in a browser must not hold a connection for long. */
export const requestTimeouts: QueryTimeouts = { statementMs: 10_000, lockMs: 3_000 }
/** Jobs and appends. What needs longer (a migration, a rebuild) says so in its transaction. */
export const backgroundTimeouts: QueryTimeouts = { statementMs: 60_000, lockMs: 20_000 }

/** For a transaction that may take as long as it needs. */
export const withoutTimeouts = 'set local statement_timeout = 0; set local lock_timeout = 0'

export type PoolOptions = {
  /** The most connections at a time. */
  max?: number
  timeouts?: QueryTimeouts
  sockets?: DatabaseSockets | undefined
}

/** The settings of every client of `pg`, which waits for a connection without end by itself. */
export const pgConnection = ({ timeouts = backgroundTimeouts, sockets }: PoolOptions) => ({
  connectionTimeoutMillis: 2_000,
  statement_timeout: timeouts.statementMs,
  lock_timeout: timeouts.lockMs,
  ...(sockets ? { stream: sockets.create } : {}),
})
