import pg from 'pg'

type RawRow = { table: string; columns: string[]; values: string[] }
type TableColumns = { table: string; columns: string[] }

/** Rows that are written for an order outside its own transaction. */
const excludedTables = ['public.vendor_calls']

/**
 * All tables of the schemas public and pgboss, without the columns that the database fills; those
 * that refer to others come after them.
 */
const tablesQuery = `
  select n.nspname || '.' || c.relname as table, array_agg(quote_ident(a.attname)) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p') and not c.relispartition
    and a.attidentity = '' and a.attgenerated = ''
    and coalesce(pg_get_expr(d.adbin, d.adrelid), '') not like 'nextval%'
  group by c.oid, 1
  order by (select count(*) from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), 1`

/** Every row that contains one of these words, with its values as text. */
export const findRowsContaining = async (
  db: pg.Client,
  words: readonly string[],
): Promise<RawRow[]> => {
  const rows: RawRow[] = []
  for (const { table, columns } of (await db.query<TableColumns>(tablesQuery)).rows) {
    if (excludedTables.includes(table)) continue
    const textColumns = columns.map((column) => `${column}::text`).join(', ')
    const text = `select ${textColumns} from ${table} t where t::text ~ $1`
    const result = await db.query<(string | null)[]>({
      text,
      values: [words.join('|')],
      rowMode: 'array',
    } as unknown as pg.QueryConfig)
    for (const values of result.rows as unknown as (string | null)[][]) {
      const cells = columns.flatMap((name, index) => {
        const value = values[index]
        return typeof value === 'string' ? [{ name, value }] : []
      })
      rows.push({
        table,
        columns: cells.map(({ name }) => name),
        values: cells.map(({ value }) => value),
      })
    }
  }
  return rows
}

const buildInsertStatement = ({ table, columns }: RawRow) =>
  `insert into ${table} (${columns.join(', ')})
   values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`

const uuidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Each call returns a function that replaces `words` and UUIDs by new ids, consistently across rows. */
const createRenamer = (words: readonly string[]) => {
  const pattern = new RegExp(`${words.join('|')}|${uuidPattern.source}`, 'g')
  return () => {
    const names = new Map<string, string>()
    const renameValue = (value: string) => {
      const name = names.get(value) ?? Bun.randomUUIDv7()
      names.set(value, name)
      return name
    }
    return (text: string) => text.replace(pattern, renameValue)
  }
}

/** Inserts copies of the rows under new ids, as one pipelined transaction per call. */
export const createRawOrderInsert = (rows: readonly RawRow[], words: readonly string[]) => {
  const statements = rows.map((row, index) => ({
    name: `raw_${index}`,
    text: buildInsertStatement(row),
    row,
  }))
  const streams = rows
    .filter(({ table }) => table === 'public.emt_streams')
    .map(({ columns, values }) => values[columns.indexOf('stream_id')] ?? '')
  const notify = { name: 'raw_notify', text: 'select pg_notify($1, $2)' }
  const createRenaming = createRenamer(words)
  return async (client: pg.Client) => {
    const rename = createRenaming()
    await Promise.all([
      client.query('begin'),
      ...statements.map(({ row, ...rest }) =>
        client.query({ ...rest, values: row.values.map(rename) }),
      ),
      ...streams.map((stream) =>
        client.query({ ...notify, values: ['vrs_streams', rename(stream)] }),
      ),
      client.query({ ...notify, values: ['pgboss_bench', 'mails'] }),
      client.query('commit'),
    ])
  }
}

/** A connection that sends statements without waiting for earlier results. */
export const connectPipelined = async (connectionString: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString, pipeline: true } as pg.ClientConfig)
  await client.connect()
  return client
}
