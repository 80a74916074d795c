import type { TransactionSql } from 'postgres'
import type { Shadow } from './shadow-table'
import { quoted } from './shadow-table'

/** Rows that stand in a read model though no event explains them so, and rows that it lacks. */
export type Difference = { table: string; surplus: number; missing: number }

const sameKey = ({ projection }: Shadow) =>
  projection.key.map((name) => `l."${name}" = s."${name}"`).join(' and ')

const sameRow = ({ columns }: Shadow) =>
  `row(${quoted(columns, 'l.')}) is not distinct from row(${quoted(columns, 's.')})`

const surplus = (shadow: Shadow) => `not exists
  (select from ${shadow.name} s where ${sameKey(shadow)} and ${sameRow(shadow)})`

const missing = (shadow: Shadow, and = '') => `not exists
  (select from ${shadow.projection.table} l where ${sameKey(shadow)} ${and})`

/** Counts, and writes nothing. */
export const differenceIn = async (sql: TransactionSql, shadow: Shadow): Promise<Difference> => {
  const { table } = shadow.projection
  const [found] = await sql.unsafe<{ surplus: number; missing: number }[]>(`select
    (select count(*)::int from ${table} l where ${surplus(shadow)}) as surplus,
    (select count(*)::int from ${shadow.name} s
      where ${missing(shadow, `and ${sameRow(shadow)}`)}) as missing`)
  return { table, surplus: found?.surplus ?? 0, missing: found?.missing ?? 0 }
}

/**
 * Makes the read model equal to its shadow by writing what differs: readers never wait, and grants,
 * indexes and views stay. A table whose columns are new is written as a whole.
 */
export const settle = async (sql: TransactionSql, shadow: Shadow): Promise<Difference> => {
  const { table } = shadow.projection
  const names = quoted(shadow.columns)
  const gone = await sql.unsafe(`delete from ${table} l where ${surplus(shadow)}`)
  const come = await sql.unsafe(`insert into ${table} (${names})
    select ${names} from ${shadow.name} s where ${missing(shadow)}`)
  return { table, surplus: gone.count, missing: come.count }
}
