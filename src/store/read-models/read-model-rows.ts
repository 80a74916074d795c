import type { Happened } from '../../../events'
import type { Change, Projection, Row } from '../../../projections/projection'

const equal = (row: Row, where: Row) => {
  for (const name in where) if (row[name] !== where[name]) return false
  return true
}

const keyOf = ({ key }: Projection, row: Row): Row =>
  Object.fromEntries(key.map((name) => [name, row[name]]))

/** Does to these rows, which are ours, what the database would do. */
const draw = (projection: Projection, rows: Row[], change: Change): Row[] => {
  if ('update' in change) {
    for (const row of rows) if (equal(row, change.where)) Object.assign(row, change.update)
    return rows
  }
  if ('remove' in change) return rows.filter((row) => !equal(row, change.remove))
  if ('put' in change) {
    const key = keyOf(projection, change.put)
    const before = rows.find((row) => equal(row, key))
    if (before) {
      Object.assign(before, change.put)
      return rows
    }
  }
  rows.push({ ...('put' in change ? change.put : change.insert) })
  return rows
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
  const picture = new Map<Projection, Row[]>()
  for (const event of events)
    for (const projection of projections)
      for (const change of projection.changes(event))
        picture.set(projection, draw(projection, picture.get(projection) ?? [], change))
  return picture
}
