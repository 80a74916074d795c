import type { Entry } from '../../projections/queries/history'

/** An event with the note of its reason, opened by the route where this viewer may read it. */
export type Told = { entry: Entry; note?: string }
