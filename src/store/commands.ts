import type { Happened, VrsEvent } from '../../events'
import type { Action, Context, Store } from './store'

/** What commits together with the decided events; other streams only if something was decided. */
export type Extras = Omit<Action, 'completes'> & {
  completes?: Action['completes']
  /** The id was minted for this: read only if the append finds the stream there after all. */
  isMinted?: boolean
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

const nothing = { events: [], at: 0 }

type Decide<C> = (id: string, command: C, events: readonly Happened[]) => VrsEvent[]

/** Read, decide, append; again when the stream has moved on. */
export const telling =
  <C>(store: Store, streamOf: (id: string) => string, decide: Decide<C>): Tell<C> =>
  async (context, id, command, { isMinted = false, growsToo, ...extras } = {}) => {
    const stream = streamOf(id)
    let isNew = isMinted
    return store.act(context, async () => {
      const { events, at } = isNew ? nothing : await store.read(stream)
      isNew = false
      const decided = decide(id, command, events)
      const others =
        decided.length > 0 ? [...(extras.grows ?? []), ...((await growsToo?.()) ?? [])] : []
      return { ...extras, grows: [{ stream, at, events: decided }, ...others] }
    })
  }
