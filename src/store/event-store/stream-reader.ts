import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import pg from 'pg'
import type { DomainEvent, RecordedEvent } from '../../../events'
import { toRecordedEvent } from '../../../events/to-recorded-event'
import type { WritePool } from '../postgres/write-pool'

/** A stream's events, oldest first; `version` is the last one's position, 0 for a stream that is new. */
export type StreamReader = (stream: string) => Promise<{ events: RecordedEvent[]; version: number }>

/** What the type of emmett's metadata does not know of ours; missing fields are found by the check. */
const noMetadata = {
  by: undefined,
  at: undefined,
  correlationId: undefined,
  causationId: undefined,
}

/** emmett's store on our pool: its schema and its reader; the append is ours. */
export const openEmmettReader = (connectionString: string, pool: WritePool) => {
  const emmett = getPostgreSQLEventStore(connectionString, {
    connectionOptions: { pooled: true, pool },
    schema: { autoMigration: 'None' },
  })
  // emmett lets pg parse every jsonb string of 17 or more digits as a BigInt, for the whole process.
  pg.types.setTypeParser(3802, JSON.parse)
  const read: StreamReader = async (stream) => {
    const { events } = await emmett.readStream<DomainEvent>(stream)
    const recorded = events.map(({ type, data, metadata }) => {
      const { messageId: id, streamPosition, ...ours } = metadata
      const position = Number(streamPosition)
      return toRecordedEvent({ ...noMetadata, ...ours, type, data, stream, position, id })
    })
    return { events: recorded, version: recorded.length }
  }
  return { read, migrate: () => emmett.schema.migrate(), close: () => emmett.close() }
}
