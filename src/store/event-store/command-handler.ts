import type { Happened, VrsEvent } from '../../../events'
import { Refused } from '../../../events/refusal-error'
import type { Action, Context, Store } from './event-store'

/** What commits together with the decided events; other streams only if something was decided. */
export type Extras = Omit<Action, 'completes'> & {
  completes?: Action['completes']
  /** The id was minted for this: read only if the append finds the stream there after all. */
  isMinted?: boolean
  /** As it was read a moment ago: it is read again only if nothing is decided on that, or it moved. */
  seen?: Seen
  /** Further streams whose position is read anew at every try. */
  growsToo?: () => Promise<NonNullable<Action['grows']>>
}

/** Tells one command to one stream. Answers what happened: nothing, if it was no news. */
export type Tell<C> = (
  context: Context,
  id: string,
  command: C,
  extras?: Extras,
) => Promise<Happened[]>

export type Seen = { events: readonly Happened[]; at: number }

const nothing: Seen = { events: [], at: 0 }

type Decide<C> = (id: string, command: C, events: readonly Happened[]) => VrsEvent[]

/** Only what its append confirms is decided on an older look; all else is decided on a new one. */
const early = (decide: (seen: Seen) => VrsEvent[], seen: Seen | undefined) => {
  try {
    const decided = seen ? decide(seen) : []
    return seen && decided.length > 0 ? { at: seen.at, decided } : undefined
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** Read, decide, append; again when the stream has moved on. */
export const telling =
  <C>(store: Store, streamOf: (id: string) => string, decide: Decide<C>): Tell<C> =>
  async (context, id, command, { isMinted = false, growsToo, seen, ...extras } = {}) => {
    const stream = streamOf(id)
    const decideOn = ({ events }: Seen) => decide(id, command, events)
    const anew = async () => {
      const found = await store.read(stream)
      return { at: found.at, decided: decideOn(found) }
    }
    let known = isMinted ? nothing : seen
    return store.act(context, async () => {
      const { at, decided } = early(decideOn, known) ?? (await anew())
      known = undefined
      const others =
        decided.length > 0 ? [...(extras.grows ?? []), ...((await growsToo?.()) ?? [])] : []
      return { ...extras, grows: [{ stream, at, events: decided }, ...others] }
    })
  }
