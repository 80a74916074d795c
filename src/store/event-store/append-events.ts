import type { RecordedEvent } from '../../../events'
import type { Statement } from '../postgres/statement'
import { createStatement } from '../postgres/statement'

/** What is added to one stream; `at` is the position read, 0 for a new stream. */
export type RecordedAppend = {
  stream: string
  expectedVersion: number
  events: readonly RecordedEvent[]
}

const toMetadata = ({ by, correlationId, causationId, reason, at }: RecordedEvent) => ({
  by,
  correlationId,
  causationId,
  at,
  ...(reason ? { reason } : {}),
})

/**
 * Raises 40001 when a stream has moved on or exists already: read and decide again. It raises 23505
 * under the constraint's own name when something is taken.
 */
export const buildAppendStatement = (growths: readonly RecordedAppend[]): Statement =>
  createStatement('select append_events($1::text::jsonb, $2::text::jsonb)', [
    JSON.stringify(
      growths.map(({ stream, expectedVersion, events }) => ({
        id: stream,
        at: expectedVersion,
        next: expectedVersion + events.length,
      })),
    ),
    JSON.stringify(
      growths.flatMap(({ events }) =>
        events.map((event) => ({
          stream: event.stream,
          at: event.position,
          type: event.type,
          id: event.id,
          data: event.data,
          meta: toMetadata(event),
        })),
      ),
    ),
  ])
