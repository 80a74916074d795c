import type { EventType, Happened, HappenedOf } from '../../events'
import type { Names } from './display-names'
import { shownDomain } from './unicode-domain'

/** One sentence per kind of event: a missing one does not compile. */
export type Sentences = {
  [Type in EventType]: (event: HappenedOf<Type>, names: Names) => string
}

/** Names of domains are told as people write them; the raw data keeps their ACE form. */
export const tellerOf =
  (sentences: Sentences) =>
  (event: Happened, names: Names): string => {
    const tell = sentences[event.type] as (event: Happened, names: Names) => string
    return tell(event, names).replace(/xn--[a-z0-9-]+/g, shownDomain)
  }
