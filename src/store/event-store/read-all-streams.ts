import type { TransactionSql } from 'postgres'
import type { RecordedEvent } from '../../../events'
import type { StoredEventRow } from '../../../events/to-recorded-event'
import { toRecordedEvent } from '../../../events/to-recorded-event'
import type { Upcast } from '../../../events/upcast'

const batchSize = 5_000

const openCursor = (sql: TransactionSql, streams: readonly string[] | undefined) =>
  sql<StoredEventRow[]>`
    select stream, position, id, type, data, by, at, correlation_id, causation_id, reason
    from history ${streams ? sql`where stream = any(${[...streams]})` : sql``}
    order by stream, position`
    .cursor(batchSize)
    [Symbol.asyncIterator]()

/** Fetches the next batch while the one before is worked on. */
async function* prefetch<T>(batches: AsyncIterator<T>): AsyncGenerator<T> {
  // A cursor whose query has ended answers at once, and not with a promise.
  let next = Promise.resolve(batches.next())
  for (;;) {
    const { done, value } = await next
    if (done) return
    next = Promise.resolve(batches.next())
    next.catch(() => undefined) // Thrown where it is awaited, if it still is.
    yield value
  }
}

/** Every event of these streams (absent = of all), one whole stream at a time. */
export async function* readAllStreams(
  sql: TransactionSql,
  upcastsByType: Readonly<Record<string, Upcast>>,
  streams?: readonly string[],
): AsyncGenerator<readonly RecordedEvent[]> {
  let current: RecordedEvent[] = []
  for await (const rows of prefetch(openCursor(sql, streams)))
    for (const row of rows) {
      const event = toRecordedEvent(row, upcastsByType)
      if (current[0] && current[0].stream !== event.stream) {
        yield current
        current = []
      }
      current.push(event)
    }
  if (current.length > 0) yield current
}
