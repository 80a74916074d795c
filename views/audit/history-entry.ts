import type { NumberedEvent } from '../../projections/queries/history'

/** An event with the decrypted note of its reason, if this viewer may read it. */
export type HistoryEntry = { event: NumberedEvent; note?: string }
