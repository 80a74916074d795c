import type { DomainEvent, RecordedEvent } from '../../../events'
import type { StreamReader } from './stream-reader'

/** New events for one stream; `expectedVersion` is the version they were decided on (0 = new). */
export type StreamAppend = {
  stream: string
  expectedVersion: number
  events: readonly DomainEvent[]
}

/**
 * Reads streams and decides what is added to them. It is called again at every try of a commit, so
 * that a stream that moved on meanwhile costs one more read, never the whole step.
 */
export type BuildAppends = () => Promise<readonly StreamAppend[]>

/** Reads one stream as it is now, and decides on that. */
export const decideAppend = async (
  { read }: { read: StreamReader },
  stream: string,
  decide: (events: readonly RecordedEvent[]) => readonly DomainEvent[],
): Promise<StreamAppend> => {
  const { events, version } = await read(stream)
  return { stream, expectedVersion: version, events: decide(events) }
}
