import type { DomainEvent, RecordedEvent } from '../../../events'
import { RefusalError } from '../../../events/refusal-error'
import type { Statement } from '../postgres/statement'
import type { CommandContext, EventStore, UnitOfWork } from './event-store'
import type { BuildAppends } from './stream-append'
import { decideAppend } from './stream-append'

/** What commits together with the decided events. */
export type CommandOptions = Omit<UnitOfWork, 'appends'> & {
  /** Events of further streams, read and decided again at every try; only if the command decided something. */
  appends?: BuildAppends
  /** The id was minted for this command: the stream is read only if the append finds it there after all. */
  isNewStream?: boolean
  /** The stream as the caller read it: read again only if nothing is decided on it, or it moved on. */
  streamState?: StreamState
}

/** Carries out one command on one stream. Answers the events; none if the command changed nothing. */
export type CommandHandler<C> = (
  context: CommandContext,
  id: string,
  command: C,
  options?: CommandOptions,
) => Promise<RecordedEvent[]>

type StreamState = { events: readonly RecordedEvent[]; version: number }

const emptyStream: StreamState = { events: [], version: 0 }

type DecideEvents<C> = (id: string, command: C, events: readonly RecordedEvent[]) => DomainEvent[]

/**
 * The caller's state may be out of date. Events decided on it are safe, because their append checks
 * its version; a refusal or an empty decision is not checked, so it is made again on a fresh read.
 */
const decideOnCallersState = (
  decide: (state: StreamState) => DomainEvent[],
  state: StreamState | undefined,
) => {
  try {
    const events = state ? decide(state) : []
    return state && events.length > 0 ? { expectedVersion: state.version, events } : undefined
  } catch (error) {
    if (error instanceof RefusalError) return undefined
    throw error
  }
}

/** Read, decide, append; again when a stream has moved on. */
export const createCommandHandler =
  <C>(
    store: EventStore,
    streamOf: (id: string) => string,
    decide: DecideEvents<C>,
  ): CommandHandler<C> =>
  async (context, id, command, options = {}) => {
    const { isNewStream = false, appends, streamState, ...work } = options
    const stream = streamOf(id)
    const decideOn = ({ events }: StreamState) => decide(id, command, events)
    const decideOnFreshState = async () => {
      const state = await store.read(stream)
      return { expectedVersion: state.version, events: decideOn(state) }
    }
    let callersState = isNewStream ? emptyStream : streamState
    return store.commit(context, async () => {
      const decision = decideOnCallersState(decideOn, callersState) ?? (await decideOnFreshState())
      callersState = undefined
      const further = decision.events.length > 0 ? ((await appends?.()) ?? []) : []
      return { ...work, appends: [{ stream, ...decision }, ...further] }
    })
  }

/** Where a decision rests on more than its own stream: the facts are read again at every try. */
type FactualDecider<C, Facts> = {
  streamOf: (id: string) => string
  loadFacts: () => Promise<Facts>
  /** Refuses the append (40001) if the facts have changed since they were read. */
  lockFacts: (facts: Facts) => Statement
  decide: (
    id: string,
    command: C,
    events: readonly RecordedEvent[],
    facts: Facts,
  ) => readonly DomainEvent[]
  /** What follows on other streams; only if the command decided something. */
  decideFurther?: (
    id: string,
    command: C,
    facts: Facts,
  ) => readonly { stream: string; events: readonly DomainEvent[] }[]
}

/** Reads the facts and the stream, decides, appends; again when either has moved on. */
export const createFactualCommandHandler =
  <C, Facts>(store: EventStore, decider: FactualDecider<C, Facts>): CommandHandler<C> =>
  (context, id, command, { appends, locks = [], ...work } = {}) =>
    store.commit(context, async () => {
      const facts = await decider.loadFacts()
      const own = await decideAppend(store, decider.streamOf(id), (events) =>
        decider.decide(id, command, events, facts),
      )
      if (own.events.length === 0) return { ...work, locks, appends: [own] }
      const further = (decider.decideFurther?.(id, command, facts) ?? []).map(
        ({ stream, events }) => decideAppend(store, stream, () => events),
      )
      return {
        ...work,
        locks: [...locks, decider.lockFacts(facts)],
        appends: [own, ...(await Promise.all(further)), ...((await appends?.()) ?? [])],
      }
    })
