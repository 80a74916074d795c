import type { TransactionSql } from 'postgres'
import type { RecordedEvent } from '../../../events'
import type { Upcast } from '../../../events/upcast'
import { upcast } from '../../../events/upcast'

type StoredRow = { type: string; data: Record<string, unknown>; reason?: unknown }

const batchSize = 5_000

const toRecordedEvent = (row: StoredRow, known: Readonly<Record<string, Upcast>>) => {
  if (row.reason === null) delete row.reason
  return upcast(row, known) as unknown as RecordedEvent
}

const openCursor = (sql: TransactionSql, streams: readonly string[] | undefined) =>
  sql<StoredRow[]>`
    select stream, position, id, type, data, by, at, correlation_id, causation_id, reason
    from history ${streams ? sql`where stream = any(${[...streams]})` : sql``}
    order by stream, position`
    .cursor(batchSize)
    [Symbol.asyncIterator]()

/** Asks for the next batch while the one before is worked on. */
async function* prefetch<T>(batches: AsyncIterator<T>): AsyncGenerator<T> {
  let next = batches.next()
  for (;;) {
    const { done, value } = await next
    if (done) return
    next = batches.next()
    next.catch(() => undefined) // Told to whoever asks for it, if anybody still does.
    yield value
  }
}

/** Every event of these streams (absent = of all), one whole stream at a time. */
export async function* readAllStreams(
  sql: TransactionSql,
  known: Readonly<Record<string, Upcast>>,
  streams?: readonly string[],
): AsyncGenerator<readonly RecordedEvent[]> {
  let current: RecordedEvent[] = []
  for await (const rows of prefetch(openCursor(sql, streams)))
    for (const row of rows) {
      const event = toRecordedEvent(row, known)
      if (current[0] && current[0].stream !== event.stream) {
        yield current
        current = []
      }
      current.push(event)
    }
  if (current.length > 0) yield current
}
