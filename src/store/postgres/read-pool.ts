import postgres from 'postgres'
import type { Sql } from '../../../projections/projection'
import { createDatabaseSockets, type DatabaseSockets } from './database-sockets'
import type { PoolOptions } from './pool-options'
import { backgroundTimeouts } from './pool-options'

/**
 * For every client of `postgres`: with its defaults (30 s to connect, a back-off of seconds) queries
 * hang for half a minute or for ever when the server cuts its connections. Seconds.
 */
export const connectionRecovery = { connect_timeout: 2, backoff: () => 0.05 }

/**
 * `postgres` takes the socket it is given, though its types do not say so. Its own ones are never
 * used: where the server cuts one that is just being opened, the driver keeps it on Bun, and each
 * further query of that connection ends in CONNECT_TIMEOUT or not at all.
 */
export const withSockets = (sockets: DatabaseSockets = createDatabaseSockets()) => ({
  socket: sockets.connect,
})

/** The read pool: camelCase columns, instants as ISO-8601 strings. */
export const openReadPool = (
  url: string,
  { max = 10, timeouts = backgroundTimeouts, sockets }: PoolOptions = {},
): Sql =>
  postgres(url, {
    max,
    ...connectionRecovery,
    ...withSockets(sockets),
    onnotice: () => undefined,
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    connection: {
      application_name: 'vrs-read',
      statement_timeout: timeouts.statementMs,
      lock_timeout: timeouts.lockMs,
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
