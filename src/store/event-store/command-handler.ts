import type { DomainEvent, RecordedEvent } from '../../../events'
import { RefusalError } from '../../../events/refusal-error'
import type { CommandContext, EventStore, UnitOfWork } from './event-store'

/** What commits together with the decided events; other streams only if something was decided. */
export type CommandOptions = Omit<UnitOfWork, 'completedJob'> & {
  completedJob?: UnitOfWork['completedJob']
  /** The id was minted for this: read only if the append finds the stream there after all. */
  isNewStream?: boolean
  /** As it was read a moment ago: it is read again only if nothing is decided on that, or it moved. */
  streamState?: StreamState
  /** Further streams whose position is read anew at every try. */
  readAppends?: () => Promise<NonNullable<UnitOfWork['appends']>>
}

/** Tells one command to one stream. Answers what happened: nothing, if it was no news. */
export type CommandHandler<C> = (
  context: CommandContext,
  id: string,
  command: C,
  extras?: CommandOptions,
) => Promise<RecordedEvent[]>

export type StreamState = { events: readonly RecordedEvent[]; version: number }

const emptyStream: StreamState = { events: [], version: 0 }

type DecideEvents<C> = (id: string, command: C, events: readonly RecordedEvent[]) => DomainEvent[]

/** Only what its append confirms is decided on an older look; all else is decided on a new one. */
const decideOnKnownState = (
  decide: (seen: StreamState) => DomainEvent[],
  seen: StreamState | undefined,
) => {
  try {
    const decided = seen ? decide(seen) : []
    return seen && decided.length > 0 ? { at: seen.version, decided } : undefined
  } catch (error) {
    if (error instanceof RefusalError) return undefined
    throw error
  }
}

/** Read, decide, append; again when the stream has moved on. */
export const createCommandHandler =
  <C>(
    store: EventStore,
    streamOf: (id: string) => string,
    decide: DecideEvents<C>,
  ): CommandHandler<C> =>
  async (
    context,
    id,
    command,
    { isNewStream = false, readAppends, streamState, ...extras } = {},
  ) => {
    const stream = streamOf(id)
    const decideOn = ({ events }: StreamState) => decide(id, command, events)
    const anew = async () => {
      const found = await store.read(stream)
      return { at: found.version, decided: decideOn(found) }
    }
    let known = isNewStream ? emptyStream : streamState
    return store.commit(context, async () => {
      const { at, decided } = decideOnKnownState(decideOn, known) ?? (await anew())
      known = undefined
      const others =
        decided.length > 0 ? [...(extras.appends ?? []), ...((await readAppends?.()) ?? [])] : []
      return { ...extras, appends: [{ stream, expectedVersion: at, events: decided }, ...others] }
    })
  }
