import type { RecordedEvent } from '../../../events'
import type { Projection, Row, RowChange } from '../../../projections/projection'

const matchesRow = (row: Row, where: Row) => {
  for (const name in where) if (row[name] !== where[name]) return false
  return true
}

const keyOf = ({ key }: Projection, row: Row): Row =>
  Object.fromEntries(key.map((name) => [name, row[name]]))

type NewRow = Exclude<RowChange, { update: Row } | { remove: Row }>

const newRowOf = (change: NewRow): Row => {
  if ('put' in change) return change.put
  return 'ensure' in change ? change.ensure : change.insert
}

/** Does to these rows, which are ours, what the database would do. */
const applyChange = (projection: Projection, rows: Row[], change: RowChange): Row[] => {
  if ('update' in change) {
    for (const row of rows) if (matchesRow(row, change.where)) Object.assign(row, change.update)
    return rows
  }
  if ('remove' in change) return rows.filter((row) => !matchesRow(row, change.remove))
  const row = newRowOf(change)
  const key = 'insert' in change ? undefined : keyOf(projection, row)
  const before = key && rows.find((one) => matchesRow(one, key))
  if (!before) rows.push({ ...row })
  else if ('put' in change) Object.assign(before, row)
  return rows
}

export type ReadModelRows = ReadonlyMap<Projection, readonly Row[]>

/**
 * All rows that one stream's events, oldest first, have left behind. A projection writes only rows
 * keyed by its event's stream, so no other stream needs to be known.
 */
export const buildReadModelRows = (
  projections: readonly Projection[],
  events: readonly RecordedEvent[],
): ReadModelRows => {
  const picture = new Map<Projection, Row[]>()
  for (const event of events)
    for (const projection of projections)
      for (const change of projection.changes(event))
        picture.set(projection, applyChange(projection, picture.get(projection) ?? [], change))
  return picture
}
