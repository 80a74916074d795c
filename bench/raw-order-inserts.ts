import pg from 'pg'

type RawRow = { table: string; columns: string[]; values: string[] }
type TableColumns = { table: string; columns: string[] }

/** What is done for an order later, beside its own transaction. */
const excludedTables = ['public.vendor_calls']

/** All tables of ours, of emmett and of pg-boss; without the columns that the database fills. */
const tablesQuery = `
  select n.nspname || '.' || c.relname as table, array_agg(quote_ident(a.attname)) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p') and not c.relispartition
    and a.attidentity = '' and a.attgenerated = ''
    and coalesce(pg_get_expr(d.adbin, d.adrelid), '') not like 'nextval%'
  group by 1 order by 1`

/** Every row in which one of these words stands, as text. */
export const findRowsContaining = async (
  db: pg.Client,
  words: readonly string[],
): Promise<RawRow[]> => {
  const rows: RawRow[] = []
  for (const { table, columns } of (await db.query<TableColumns>(tablesQuery)).rows) {
    if (excludedTables.includes(table)) continue
    const texts = columns.map((column) => `${column}::text`).join(', ')
    const text = `select ${texts} from ${table} t where t::text ~ $1`
    const found = await db.query<(string | null)[]>({
      text,
      values: [words.join('|')],
      rowMode: 'array',
    } as unknown as pg.QueryConfig)
    for (const values of found.rows as unknown as (string | null)[][]) {
      const kept = columns.flatMap((name, at) => {
        const value = values[at]
        return typeof value === 'string' ? [{ name, value }] : []
      })
      rows.push({
        table,
        columns: kept.map(({ name }) => name),
        values: kept.map(({ value }) => value),
      })
    }
  }
  return rows
}

const insertStatement = ({ table, columns }: RawRow) =>
  `insert into ${table} (${columns.join(', ')})
   values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`

const uuidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The same rows under other ids: `words` and all UUIDs become new ones, alike in all rows. */
const createRenamer = (words: readonly string[]) => {
  const parts = new RegExp(`${words.join('|')}|${uuidPattern.source}`, 'g')
  return () => {
    const names = new Map<string, string>()
    const nameFor = (old: string) => {
      const name = names.get(old) ?? Bun.randomUUIDv7()
      names.set(old, name)
      return name
    }
    return (text: string) => text.replace(parts, nameFor)
  }
}

/** Inserts such rows again and again, each time in one transaction that is sent in one go. */
export const createRawOrderInsert = (rows: readonly RawRow[], words: readonly string[]) => {
  const statements = rows.map((row, at) => ({ name: `raw_${at}`, text: insertStatement(row), row }))
  const streams = rows
    .filter(({ table }) => table === 'public.emt_streams')
    .map(({ columns, values }) => values[columns.indexOf('stream_id')] ?? '')
  const tell = { name: 'raw_told', text: 'select pg_notify($1, $2)' }
  const naming = createRenamer(words)
  return async (client: pg.Client) => {
    const name = naming()
    await Promise.all([
      client.query('begin'),
      ...statements.map(({ row, ...rest }) =>
        client.query({ ...rest, values: row.values.map(name) }),
      ),
      ...streams.map((stream) => client.query({ ...tell, values: ['vrs_streams', name(stream)] })),
      client.query({ ...tell, values: ['pgboss_bench', 'mails'] }),
      client.query('commit'),
    ])
  }
}

/** A connection that sends statements without waiting for the answers of those before. */
export const connectPipelined = async (connectionString: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString, pipeline: true } as pg.ClientConfig)
  await client.connect()
  return client
}
