import postgres from 'postgres'
import type { Sql } from '../../../projections/projection'

/**
 * For every client of `postgres`: with its defaults (30 s to connect, a back-off of seconds) queries
 * hang for half a minute or for ever when the server cuts its connections. Seconds.
 */
export const connectionRecovery = { connect_timeout: 2, backoff: () => 0.05 }

/** Milliseconds after which the server ends a statement, or a wait for a lock, with an error. */
export type QueryTimeouts = { statementMs: number; lockMs: number }

/** What somebody waits for in a browser must not hold a connection for long. */
export const requestTimeouts: QueryTimeouts = { statementMs: 10_000, lockMs: 3_000 }

/** The server ended the query: it, or its wait for a lock, took too long (57014, 55P03). */
export const isQueryTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(57014|55P03)$/.test(String(error.code))

/**
 * The read pool: camelCase columns, instants as ISO-8601 strings. Without time-outs for migrations,
 * rebuilds, background work and LISTEN, which may take as long as they need.
 */
export const openReadPool = (url: string, max = 10, timeouts?: QueryTimeouts): Sql =>
  postgres(url, {
    max,
    ...connectionRecovery,
    onnotice: () => undefined,
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    connection: {
      application_name: 'vrs-read',
      ...(timeouts
        ? { statement_timeout: timeouts.statementMs, lock_timeout: timeouts.lockMs }
        : {}),
    },
    types: {
      instant: {
        to: 1184,
        from: [1184],
        serialize: (value: string | Date) =>
          value instanceof Date ? value.toISOString() : String(value),
        parse: (text: string) => new Date(text).toISOString(),
      },
    },
  }) as unknown as Sql
