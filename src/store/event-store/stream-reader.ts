import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import pg from 'pg'
import type { DomainEvent, RecordedEvent } from '../../../events'
import type { Metadata } from '../../../events/metadata'
import { upcast } from '../../../events/upcast'
import type { WritePool } from '../postgres/write-pool'

/** A stream's events, oldest first, and the position of the last one (0 = there is no such stream). */
export type StreamReader = (stream: string) => Promise<{ events: RecordedEvent[]; version: number }>

type StoredEvent = DomainEvent & {
  metadata: Metadata & { messageId: string; streamPosition: bigint }
}

const toRecordedEvent = (stream: string, { type, data, metadata }: StoredEvent): RecordedEvent => {
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
  }) as unknown as RecordedEvent
}

/** emmett's store on our pool: its schema and its reader; the append is ours. */
export const openEmmettReader = (connectionString: string, pool: WritePool) => {
  const emmett = getPostgreSQLEventStore(connectionString, {
    connectionOptions: { pooled: true, pool },
    schema: { autoMigration: 'None' },
  })
  // It makes every jsonb string of 17 or more digits a BigInt, for all users of pg.
  pg.types.setTypeParser(3802, JSON.parse)
  const read: StreamReader = async (stream) => {
    const { events } = await emmett.readStream<DomainEvent>(stream)
    const happenings = events.map((event) =>
      toRecordedEvent(stream, event as unknown as StoredEvent),
    )
    return { events: happenings, version: happenings.length }
  }
  return { read, migrate: () => emmett.schema.migrate(), close: () => emmett.close() }
}
