import type { EventType, RecordedEvent, RecordedEventOf } from '../../events'
import { isolateName } from '../../src/domain/contact/isolate-name'
import { toUnicodeDomain } from '../../src/domain/naming/unicode-domain'
import type { DisplayNames } from './display-names'

/** One sentence per kind of event: a missing one does not compile. */
export type EventSentences = {
  [Type in EventType]: (event: RecordedEventOf<Type>, names: DisplayNames) => string
}

/** A hostname that has a label in its ACE form. */
const aceHostname = /(?:[a-z0-9-]+\.)*xn--[a-z0-9-]+(?:\.[a-z0-9-]+)*/g

/** Sentences show domains in Unicode; the stored data keeps their ACE form. */
export const createEventDescriber =
  (sentences: EventSentences) =>
  (event: RecordedEvent, names: DisplayNames): string => {
    const describe = sentences[event.type] as (event: RecordedEvent, names: DisplayNames) => string
    return describe(event, names).replace(aceHostname, (name) => isolateName(toUnicodeDomain(name)))
  }
