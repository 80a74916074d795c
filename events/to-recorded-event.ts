import type { RecordedEvent } from './index'
import { isEventType } from './index'
import type { Upcast } from './upcast'
import { upcast, upcasts } from './upcast'

/** An event as the database answers it, before anything about it was checked. */
export type StoredEventRow = {
  stream: unknown
  position: unknown
  id: unknown
  type: unknown
  data: unknown
  by: unknown
  at: unknown
  correlationId: unknown
  causationId: unknown
  reason?: unknown
}

/** A stored event that this release cannot read: damaged, or written by a newer one. */
export class UnreadableEventError extends Error {
  /** The job that met it runs again, perhaps in a process of that newer release. */
  readonly code = 'VRS03'

  constructor({ stream, position, type }: StoredEventRow, problem: string) {
    super(`expected ${problem} in ${stream} at position ${position} of type ${type}`)
    this.name = 'UnreadableEventError'
  }
}

const isText = (value: unknown) => typeof value === 'string' && value !== ''
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const actorPattern = /^(person|system|runtime|vendor):./

const findProblem = (row: StoredEventRow): string | undefined => {
  if (!isEventType(row.type)) return 'a known event type'
  if (!isText(row.stream)) return 'the name of a stream'
  if (!Number.isSafeInteger(row.position) || Number(row.position) < 1) return 'a position from 1 on'
  if (!isText(row.id)) return 'an event id'
  if (!isObject(row.data)) return 'data as an object'
  if (typeof row.by !== 'string' || !actorPattern.test(row.by)) return 'an actor'
  if (typeof row.at !== 'string' || Number.isNaN(Date.parse(row.at))) return 'an instant'
  if (!isText(row.correlationId)) return 'a correlation id'
  if (!isText(row.causationId)) return 'a causation id'
  if (row.reason != null && !(isObject(row.reason) && isText(row.reason.code)))
    return 'a reason with a code'
  return undefined
}

/** Checks the envelope; the data of a known type has the type's shape because only we write it. */
const isRecordedEvent = (row: StoredEventRow): row is RecordedEvent =>
  findProblem(row) === undefined

/**
 * The one way from a stored row to an event: checks its envelope and brings its data to today's
 * shape. Throws `UnreadableEventError`, which names stream, position and type.
 */
export const toRecordedEvent = (
  row: StoredEventRow,
  upcastsByType: Readonly<Record<string, Upcast>> = upcasts,
): RecordedEvent => {
  const { stream, position, id, type, data, by, at, correlationId, causationId, reason } = row
  const envelope = { type, data, stream, position, id, by, correlationId, causationId, at }
  const event: StoredEventRow = reason == null ? envelope : { ...envelope, reason }
  if (!isRecordedEvent(event))
    throw new UnreadableEventError(row, findProblem(event) ?? 'a stored event')
  return upcast<RecordedEvent>(event, upcastsByType)
}
