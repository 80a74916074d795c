import type { TransactionSql } from 'postgres'
import type { ShadowTable } from './shadow-table'
import { quoteColumns } from './shadow-table'

/** Rows that stand in a read model though no event explains them so, and rows that it lacks. */
export type ReadModelDifference = { table: string; surplus: number; missing: number }

const keyCondition = ({ projection }: ShadowTable) =>
  projection.key.map((name) => `l."${name}" = s."${name}"`).join(' and ')

const rowCondition = ({ columns }: ShadowTable) =>
  `row(${quoteColumns(columns, 'l.')}) is not distinct from row(${quoteColumns(columns, 's.')})`

const surplusCondition = (shadow: ShadowTable) => `not exists
  (select from ${shadow.name} s where ${keyCondition(shadow)} and ${rowCondition(shadow)})`

const missingCondition = (shadow: ShadowTable, and = '') => `not exists
  (select from ${shadow.projection.table} l where ${keyCondition(shadow)} ${and})`

/** Counts, and writes nothing. */
export const countDifferences = async (
  sql: TransactionSql,
  shadow: ShadowTable,
): Promise<ReadModelDifference> => {
  const { table } = shadow.projection
  const [found] = await sql.unsafe<{ surplus: number; missing: number }[]>(`select
    (select count(*)::int from ${table} l where ${surplusCondition(shadow)}) as surplus,
    (select count(*)::int from ${shadow.name} s
      where ${missingCondition(shadow, `and ${rowCondition(shadow)}`)}) as missing`)
  return { table, surplus: found?.surplus ?? 0, missing: found?.missing ?? 0 }
}

/**
 * Makes the read model equal to its shadow by writing what differs: readers never wait, and grants,
 * indexes and views stay. A table whose columns are new is written as a whole.
 */
export const applyDifferences = async (
  sql: TransactionSql,
  shadow: ShadowTable,
): Promise<ReadModelDifference> => {
  const { table } = shadow.projection
  const names = quoteColumns(shadow.columns)
  const removed = await sql.unsafe(`delete from ${table} l where ${surplusCondition(shadow)}`)
  const added = await sql.unsafe(`insert into ${table} (${names})
    select ${names} from ${shadow.name} s where ${missingCondition(shadow)}`)
  return { table, surplus: removed.count, missing: added.count }
}
