import { Database } from 'bun:sqlite'
import { existsSync } from 'node:fs'
import postgres from 'postgres'
import { withSockets } from '../../store/postgres/read-pool'
import type { RowReader, SourceRow } from './source-row'
import { createRowReader } from './source-row'

/** The tables of the old marketplace; one that an old base lacks has no rows. */
const sourceTables = [
  'marketplace_project_type',
  'marketplace_plugin_category',
  'marketplace_plugin_meta',
  'marketplace_plugin_price',
  'marketplace_plugin_version',
  'marketplace_project',
  'marketplace_license',
  'marketplace_license_history',
  'marketplace_order',
  'config',
] as const
export type SourceTable = (typeof sourceTables)[number]

export type ImportSource = {
  rows: Readonly<Record<SourceTable, readonly SourceRow[]>>
  read: RowReader
}

const collectTables = async (
  readTable: (table: SourceTable) => Promise<readonly SourceRow[]> | readonly SourceRow[],
): Promise<ImportSource['rows']> => {
  const tables: [SourceTable, readonly SourceRow[]][] = []
  for (const table of sourceTables) tables.push([table, await readTable(table)])
  return Object.fromEntries(tables) as ImportSource['rows']
}

/** By number, so that two runs see the same order. */
const byId = (rows: readonly SourceRow[]) =>
  rows.toSorted((one, other) => Number(one.id) - Number(other.id))

/** SQLite keeps the UTC that the old program wrote. */
const readSqliteFile = async (path: string): Promise<ImportSource> => {
  if (!existsSync(path)) throw new Error(`expected an SQLite file, found nothing at ${path}`)
  const database = new Database(path, { readonly: true })
  try {
    const existing = new Set(
      database
        .query<{ name: string }, []>(
          `select name from sqlite_master where type in ('table', 'view')`,
        )
        .all()
        .map(({ name }) => name),
    )
    const rows = await collectTables((table) =>
      existing.has(table)
        ? byId(database.query<SourceRow, []>(`select * from "${table}"`).all())
        : [],
    )
    return { rows, read: createRowReader('UTC') }
  } catch (error) {
    throw new Error(
      `expected an SQLite file at ${path}, found: ${error instanceof Error ? error.message : error}`,
    )
  } finally {
    database.close()
  }
}

/** On PostgreSQL the old program wrote the wall time of its server's zone. */
const readPostgres = async (url: string, zone: string): Promise<ImportSource> => {
  const sql = postgres(url, { max: 1, connect_timeout: 10, ...withSockets() })
  try {
    const rows = await sql.begin('read only', (tx) =>
      collectTables(async (table) => {
        const [found] = await tx`select to_regclass(${table}) as name`
        if (!found?.name) return []
        // As JSON, so that instants keep their six digits and are read in no zone but ours.
        const rows = await tx<{ row: SourceRow }[]>`select to_jsonb(t) as row from ${tx(table)} t`
        return byId(rows.map(({ row }) => row))
      }),
    )
    return { rows, read: createRowReader(zone) }
  } catch (error) {
    const { host, pathname } = new URL(url)
    throw new Error(
      `expected the old marketplace's database ${pathname.slice(1)} at ${host}, found: ${error instanceof Error ? error.message : error}`,
    )
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** Reads all of it at once: the old marketplace is small. */
export const readImportSource = (from: string, zone: string): Promise<ImportSource> =>
  /^postgres(ql)?:\/\//.test(from) ? readPostgres(from, zone) : readSqliteFile(from)
