import type { TransactionSql } from 'postgres'
import type { Projection, Row } from '../../projections/projection'

type Column = { name: string; isJson: boolean }

/** A read model's new rows, in a table of this transaction's own. */
export type Shadow = {
  projection: Projection
  add(stream: string, rows: readonly Row[]): Promise<void>
  /** Forgets what these streams have left behind. */
  forget(streams: readonly string[]): Promise<void>
  /** Writes what is still held in memory. */
  flush(): Promise<void>
  columns: readonly string[]
  name: string
}

const most = 4_000_000

const columnsOf = (sql: TransactionSql, table: string) =>
  sql<Column[]>`
    select column_name as name, data_type in ('json', 'jsonb') as is_json
    from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'
    order by ordinal_position`

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

const field = (value: unknown, isJson: boolean) => {
  if (value === null || value === undefined) return '\\N'
  const text = isJson ? JSON.stringify(value) : String(value)
  return text.replace(/[\\\n\r\t]/g, (found) => escapes[found] ?? found)
}

const lineOf = (columns: readonly Column[], stream: string, row: Row) =>
  `${[field(stream, false), ...columns.map(({ name, isJson }) => field(row[name], isJson))].join('\t')}\n`

export const quoted = (names: readonly string[], of = '') =>
  names.map((name) => `${of}"${name}"`).join(', ')

const copyTo = async (sql: TransactionSql, into: string, text: string) => {
  const stream = await sql.unsafe(`copy ${into} from stdin`).writable()
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject)
    stream.once('finish', resolve)
    stream.end(text)
  })
}

export const openShadow = async (sql: TransactionSql, projection: Projection): Promise<Shadow> => {
  const { table } = projection
  const columns = await columnsOf(sql, table)
  const names = columns.map((column) => column.name)
  const name = `shadow_of_${table}`
  await sql.unsafe(`create temp table ${name} on commit drop as
    select ''::text as of_stream, ${quoted(names)} from ${table} with no data`)
  let held: string[] = []
  let size = 0
  const flush = async () => {
    if (held.length === 0) return
    const text = held.join('')
    held = []
    size = 0
    await copyTo(sql, `${name} (of_stream, ${quoted(names)})`, text)
  }
  return {
    projection,
    name,
    columns: names,
    flush,
    add: async (stream, rows) => {
      for (const row of rows) {
        const line = lineOf(columns, stream, row)
        held.push(line)
        size += line.length
      }
      if (size > most) await flush()
    },
    forget: async (streams) => {
      await sql.unsafe(`delete from ${name} where of_stream = any($1)`, [[...streams]])
    },
  }
}
