import type { Happened } from '../../events'
import type { Change, Projection, Row } from '../../projections/projection'

const equal = (row: Row, where: Row) =>
  Object.entries(where).every(([name, value]) => row[name] === value)

const keyOf = ({ key }: Projection, row: Row): Row =>
  Object.fromEntries(key.map((name) => [name, row[name]]))

/** The rows after one more change, as the database would have them. */
const after = (projection: Projection, rows: readonly Row[], change: Change): readonly Row[] => {
  if ('insert' in change) return [...rows, change.insert]
  if ('remove' in change) return rows.filter((row) => !equal(row, change.remove))
  if ('update' in change)
    return rows.map((row) => (equal(row, change.where) ? { ...row, ...change.update } : row))
  const { put } = change
  const key = keyOf(projection, put)
  return rows.some((row) => equal(row, key))
    ? rows.map((row) => (equal(row, key) ? { ...row, ...put } : row))
    : [...rows, put]
}

export type Picture = ReadonlyMap<Projection, readonly Row[]>

/**
 * All rows that one stream's events, oldest first, have left behind. A projection writes only rows
 * keyed by its event's stream, so no other stream needs to be known.
 */
export const pictureOf = (
  projections: readonly Projection[],
  events: readonly Happened[],
): Picture => {
  const picture = new Map<Projection, readonly Row[]>()
  for (const event of events)
    for (const projection of projections)
      for (const change of projection.changes(event))
        picture.set(projection, after(projection, picture.get(projection) ?? [], change))
  return picture
}
