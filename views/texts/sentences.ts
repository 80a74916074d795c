import type { EventType, Happened, HappenedOf } from '../../events'
import type { Names } from './names'

/** One sentence per kind of event: a missing one does not compile. */
export type Sentences = {
  [Type in EventType]: (event: HappenedOf<Type>, names: Names) => string
}

export const tellerOf =
  (sentences: Sentences) =>
  (event: Happened, names: Names): string => {
    const tell = sentences[event.type] as (event: Happened, names: Names) => string
    return tell(event, names)
  }
