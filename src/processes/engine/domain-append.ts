import type { DomainEvent } from '../../../events'
import { domainStream } from '../../../events/streams'
import type { StepContext, StreamAppends } from './process'

/** What happened to a name, for the append of a step: it fails if the name's stream has moved on by then. */
export const domainAppend = async (
  { store }: Pick<StepContext, 'store'>,
  name: string,
  ...events: readonly DomainEvent[]
): Promise<StreamAppends[number]> => {
  const stream = domainStream(name)
  const { version } = await store.read(stream)
  return { stream, expectedVersion: version, events }
}
