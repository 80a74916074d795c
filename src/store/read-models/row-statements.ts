import type { RecordedEvent } from '../../../events'
import type { Projection, Row, RowChange } from '../../../projections/projection'
import type { Statement } from '../postgres/statement'
import { createStatement } from '../postgres/statement'

const columnNames = (row: Row) => Object.keys(row).toSorted()
const quoteList = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
const matchCondition = (where: Row) =>
  columnNames(where)
    .map((name) => `t."${name}" = r."${name}"`)
    .join(' and ')

const recordSource = (table: string) => `jsonb_populate_record(null::${table}, $1::text::jsonb) r`

const insertSql = (table: string, row: Row) => {
  const names = columnNames(row)
  return `insert into ${table} (${quoteList(names)}) select ${quoteList(names)} from ${recordSource(table)}`
}

const upsertSql = ({ table, key }: Projection, row: Row) => {
  const rest = columnNames(row).filter((name) => !key.includes(name))
  const set = rest.map((name) => `"${name}" = excluded."${name}"`).join(', ')
  return `${insertSql(table, row)} on conflict (${quoteList(key)}) do ${set ? `update set ${set}` : 'nothing'}`
}

const updateSql = (table: string, set: Row, where: Row) => {
  const setting = columnNames(set).map((name) => `"${name}" = r."${name}"`)
  return `update ${table} t set ${setting.join(', ')} from ${recordSource(table)} where ${matchCondition(where)}`
}

const changeStatement = (projection: Projection, change: RowChange): Statement => {
  const { table } = projection
  const on = (text: string, row: Row) => createStatement(text, [JSON.stringify(row)])
  if ('insert' in change) return on(insertSql(table, change.insert), change.insert)
  if ('ensure' in change)
    return on(
      `${insertSql(table, change.ensure)} on conflict (${quoteList(projection.key)}) do nothing`,
      change.ensure,
    )
  if ('put' in change) return on(upsertSql(projection, change.put), change.put)
  if ('remove' in change)
    return on(
      `delete from ${table} t using ${recordSource(table)} where ${matchCondition(change.remove)}`,
      change.remove,
    )
  return on(updateSql(table, change.update, change.where), { ...change.update, ...change.where })
}

/** The rows that these events write, table by table, in the order in which locks are taken. */
export const buildRowStatements = (
  projections: readonly Projection[],
  events: readonly RecordedEvent[],
): Statement[] =>
  projections.flatMap((projection) =>
    events.flatMap((event) =>
      projection.changes(event).map((change) => changeStatement(projection, change)),
    ),
  )
