import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import pg from 'pg'
import type { Happened, VrsEvent } from '../../../events'
import type { Metadata } from '../../../events/metadata'
import { upcast } from '../../../events/upcast'
import type { Pool } from '../postgres/write-pool'

/** A stream's events, oldest first, and the position of the last one (0 = there is no such stream). */
export type StreamReader = (stream: string) => Promise<{ events: Happened[]; at: number }>

type Stored = VrsEvent & { metadata: Metadata & { messageId: string; streamPosition: bigint } }

const happened = (stream: string, { type, data, metadata }: Stored): Happened => {
  const { by, correlationId, causationId, at, reason } = metadata
  return upcast({
    type,
    data,
    stream,
    position: Number(metadata.streamPosition),
    id: metadata.messageId,
    by,
    correlationId,
    causationId,
    at,
    ...(reason ? { reason } : {}),
  }) as unknown as Happened
}

/** emmett's store on our pool: its schema and its reader; the append is ours. */
export const openEmmett = (connectionString: string, pool: Pool) => {
  const emmett = getPostgreSQLEventStore(connectionString, {
    connectionOptions: { pooled: true, pool },
    schema: { autoMigration: 'None' },
  })
  // It makes every jsonb string of 17 or more digits a BigInt, for all users of pg.
  pg.types.setTypeParser(3802, JSON.parse)
  const read: StreamReader = async (stream) => {
    const { events } = await emmett.readStream<VrsEvent>(stream)
    const happenings = events.map((event) => happened(stream, event as unknown as Stored))
    return { events: happenings, at: happenings.length }
  }
  return { read, migrate: () => emmett.schema.migrate(), close: () => emmett.close() }
}
