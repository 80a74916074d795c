import type { NumberedEvent } from '../../projections/queries/history'

/** An event with the note of its reason, opened by the route where this viewer may read it. */
export type HistoryEntry = { event: NumberedEvent; note?: string }
