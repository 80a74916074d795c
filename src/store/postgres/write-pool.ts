import type { Writable } from 'node:stream'
import pg from 'pg'
import type { Statement } from './statement'

export type WritePool = pg.Pool

/** The pool for appends: a transaction leaves in one go. */
export const openWritePool = (connectionString: string, max = 8): WritePool => {
  const options = { connectionString, max, pipeline: true, application_name: 'vrs' }
  const pool = new pg.Pool(options as pg.PoolConfig)
  // A lost idle connection must not end the process; the next one is opened on demand.
  pool.on('error', () => undefined)
  // Nor may one that is lost between two statements; its next statement tells.
  pool.on('connect', (client) => client.on('error', () => undefined))
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
