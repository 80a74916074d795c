import type { Sql as PostgresSql } from 'postgres'
import type { RecordedEvent } from '../events'

/** The read pool, as queries see it. */
export type Sql = PostgresSql

export type Row = Record<string, unknown>

/**
 * What one event does to a read model. `insert` meets unique constraints, `put` overwrites the row
 * of the same key, `ensure` leaves it as it is, `update` and `remove` touch all rows that equal
 * `where`.
 */
export type RowChange =
  | { insert: Row }
  | { ensure: Row }
  | { put: Row }
  | { update: Row; where: Row }
  | { remove: Row }

/** `event -> rows to write`, pure; it writes only rows keyed by its event's stream. */
export type Projection = {
  table: string
  key: readonly string[]
  changes: (event: RecordedEvent) => RowChange[]
}

/** A pattern of `like` that finds `text` anywhere, with its wildcards taken literally. */
export const escapeLikePattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

export const firstRow = <T>(rows: readonly T[]): T | undefined => rows[0]
