import type { Writable } from 'node:stream'
import pg from 'pg'
import type { PoolOptions } from './pool-options'
import { pgConnection } from './pool-options'
import type { Statement } from './statement'

export type WritePool = pg.Pool

type WritePoolOptions = PoolOptions & {
  /** A connection was lost; its statements fail by themselves, and the next one is opened on demand. */
  onConnectionError(error: Error): void
}

/** The pool for appends: a transaction leaves in one go. */
export const openWritePool = (
  connectionString: string,
  { max = 8, onConnectionError, ...options }: WritePoolOptions,
): WritePool => {
  const settings = {
    connectionString,
    max,
    pipeline: true,
    application_name: 'vrs',
    ...pgConnection(options),
  }
  const pool = new pg.Pool(settings as pg.PoolConfig)
  // Without listeners a lost connection ends the process, whether it is idle or between two
  // statements. The pool passes on what its client has reported already.
  pool.on('error', () => undefined)
  pool.on('connect', (client) =>
    client.on('error', (error) => {
      // Whoever stops closes the pool, and then the database: what is cut by that is no news.
      if (!pool.ending) onConnectionError(error)
    }),
  )
  return pool
}

type ClientWithStream = { connection: { stream: Writable } }

/** What `send` writes goes over the wire at once, and wakes the server once. */
const sendCorked = <T>(client: pg.PoolClient, send: () => T): T => {
  const { stream } = (client as unknown as ClientWithStream).connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}

/** All statements leave in one go and commit together; the first error is the one that is told. */
export const inTransaction = async (
  pool: WritePool,
  statements: readonly Statement[],
): Promise<void> => {
  const client = await pool.connect()
  try {
    const sent = sendCorked(client, () => [
      client.query('begin'),
      ...statements.map((one) => client.query(one)),
      client.query('commit'), // After a failed statement the server rolls back here.
    ])
    const failed = (await Promise.allSettled(sent)).find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  } finally {
    client.release()
  }
}
