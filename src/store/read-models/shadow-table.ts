import type { TransactionSql } from 'postgres'
import type { Projection, Row } from '../../../projections/projection'

/** A read model's new rows, in a table of this transaction's own. */
export type ShadowTable = {
  projection: Projection
  add(stream: string, rows: readonly Row[]): Promise<void>
  /** Forgets what these streams have left behind. */
  removeStreams(streams: readonly string[]): Promise<void>
  /** Writes what is still held in memory. */
  flush(): Promise<void>
  columns: readonly string[]
  name: string
}

const maxBufferedChars = 4_000_000

const readColumns = async (sql: TransactionSql, table: string) => {
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'
    order by ordinal_position`
  return columns.map(({ name }) => name)
}

export const quoteColumns = (names: readonly string[], of = '') =>
  names.map((name) => `${of}"${name}"`).join(', ')

export const openShadowTable = async (
  sql: TransactionSql,
  projection: Projection,
): Promise<ShadowTable> => {
  const { table } = projection
  const columns = await readColumns(sql, table)
  const name = `shadow_of_${table}`
  await sql.unsafe(`create temp table ${name} on commit drop as
    select ''::text as of_stream, ${quoteColumns(columns)} from ${table} with no data`)
  let held: string[] = []
  let size = 0
  let writing: Promise<unknown> = Promise.resolve()
  /** Waits for the rows before these; these are written while others are drawn. */
  const write = async () => {
    await writing
    const rows = `[${held.join(',')}]`
    held = []
    size = 0
    writing = sql.unsafe(
      `insert into ${name} (of_stream, ${quoteColumns(columns)})
       select ${quoteColumns(['of_stream', ...columns])}
       from json_populate_recordset(null::${name}, $1::text::json)`,
      [rows],
    )
    writing.catch(() => undefined) // Whoever waits for it is told.
  }
  return {
    projection,
    name,
    columns,
    flush: async () => {
      if (held.length > 0) await write()
      await writing
    },
    add: async (stream, rows) => {
      for (const row of rows) {
        const line = JSON.stringify({ ...row, of_stream: stream })
        held.push(line)
        size += line.length
      }
      if (size > maxBufferedChars) await write()
    },
    removeStreams: async (streams) => {
      await sql.unsafe(`delete from ${name} where of_stream = any($1)`, [[...streams]])
    },
  }
}
