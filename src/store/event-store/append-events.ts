import type { RecordedEvent } from '../../../events'
import type { Statement } from '../postgres/statement'
import { createStatement } from '../postgres/statement'

/** Recorded events for one stream; `expectedVersion` is 0 for a new stream. */
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
 * Raises 40001 when a stream has moved on or exists already: read and decide again. Raises 23505
 * with the constraint's name when a unique value is taken.
 */
export const buildAppendStatement = (appends: readonly RecordedAppend[]): Statement =>
  createStatement('select append_events($1::text::jsonb, $2::text::jsonb)', [
    JSON.stringify(
      appends.map(({ stream, expectedVersion, events }) => ({
        id: stream,
        at: expectedVersion,
        next: expectedVersion + events.length,
      })),
    ),
    JSON.stringify(
      appends.flatMap(({ events }) =>
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
