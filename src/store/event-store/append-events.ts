import type { Happened } from '../../../events'
import type { Statement } from '../postgres/statement'
import { statement } from '../postgres/statement'

/** What is added to one stream; `at` is the position read, 0 for a new stream. */
export type Growth = { stream: string; at: number; events: readonly Happened[] }

const metadata = ({ by, correlationId, causationId, reason, at }: Happened) => ({
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
export const appendStatement = (growths: readonly Growth[]): Statement =>
  statement('select append_events($1::text::jsonb, $2::text::jsonb)', [
    JSON.stringify(
      growths.map(({ stream, at, events }) => ({ id: stream, at, next: at + events.length })),
    ),
    JSON.stringify(
      growths.flatMap(({ events }) =>
        events.map((event) => ({
          stream: event.stream,
          at: event.position,
          type: event.type,
          id: event.id,
          data: event.data,
          meta: metadata(event),
        })),
      ),
    ),
  ])
