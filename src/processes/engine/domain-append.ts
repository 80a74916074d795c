import type { VrsEvent } from '../../../events'
import { domainStream } from '../../../events/streams'
import type { Bench, Grows } from './process'

/** What happened to a name, for the append of a step: it fails if the name's stream has moved on by then. */
export const domainGrowth = async (
  { store }: Pick<Bench, 'store'>,
  name: string,
  ...events: readonly VrsEvent[]
): Promise<Grows[number]> => {
  const stream = domainStream(name)
  const { at } = await store.read(stream)
  return { stream, at, events }
}
