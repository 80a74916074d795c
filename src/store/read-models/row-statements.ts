import type { Happened } from '../../../events'
import type { Change, Projection, Row } from '../../../projections/projection'
import type { Statement } from '../postgres/statement'
import { statement } from '../postgres/statement'

const columns = (row: Row) => Object.keys(row).toSorted()
const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
const matching = (where: Row) =>
  columns(where)
    .map((name) => `t."${name}" = r."${name}"`)
    .join(' and ')

const from = (table: string) => `jsonb_populate_record(null::${table}, $1::text::jsonb) r`

const insert = (table: string, row: Row) => {
  const names = columns(row)
  return `insert into ${table} (${list(names)}) select ${list(names)} from ${from(table)}`
}

const put = ({ table, key }: Projection, row: Row) => {
  const rest = columns(row).filter((name) => !key.includes(name))
  const set = rest.map((name) => `"${name}" = excluded."${name}"`).join(', ')
  return `${insert(table, row)} on conflict (${list(key)}) do ${set ? `update set ${set}` : 'nothing'}`
}

const update = (table: string, set: Row, where: Row) => {
  const setting = columns(set).map((name) => `"${name}" = r."${name}"`)
  return `update ${table} t set ${setting.join(', ')} from ${from(table)} where ${matching(where)}`
}

const written = (projection: Projection, change: Change): Statement => {
  const { table } = projection
  const on = (text: string, row: Row) => statement(text, [JSON.stringify(row)])
  if ('insert' in change) return on(insert(table, change.insert), change.insert)
  if ('put' in change) return on(put(projection, change.put), change.put)
  if ('remove' in change)
    return on(
      `delete from ${table} t using ${from(table)} where ${matching(change.remove)}`,
      change.remove,
    )
  return on(update(table, change.update, change.where), { ...change.update, ...change.where })
}

/** The rows that these events write, table by table, in the order in which locks are taken. */
export const rowStatements = (
  projections: readonly Projection[],
  events: readonly Happened[],
): Statement[] =>
  projections.flatMap((projection) =>
    events.flatMap((event) =>
      projection.changes(event).map((change) => written(projection, change)),
    ),
  )
