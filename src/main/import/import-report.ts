import type { EventType } from '../../../events'
import type { Sql } from '../../../projections/projection'
import type { SourceTable } from './read-source'

export type LeftOut = { table: SourceTable; id: unknown; why: string }

/** One table of the old marketplace beside what became of it here. */
export type Reconciliation = {
  table: SourceTable
  rows: number
  leftOut: number
  event: EventType
  /** Recorded by imports so far; in a dry run what this one would record as well. */
  events: number
  readModel: string
  readModelRows: number
  addsUp: boolean
}

const counted = {
  marketplace_project_type: ['ProjectTypeImported', 'legacy_catalogue', `kind = 'projectType'`],
  marketplace_plugin_category: ['CategoryImported', 'legacy_catalogue', `kind = 'category'`],
  marketplace_plugin_meta: ['PluginImported', 'legacy_plugins', 'true'],
  marketplace_plugin_price: ['PluginPriceImported', 'legacy_prices', 'true'],
  marketplace_plugin_version: ['PluginVersionImported', 'legacy_plugin_versions', 'true'],
  marketplace_project: ['ProjectImported', 'legacy_projects', 'true'],
  marketplace_license: ['LicenseImported', 'legacy_licenses', 'true'],
  marketplace_license_history: ['LicenseHistoryImported', 'legacy_license_history', 'true'],
  marketplace_order: ['OrderImported', 'legacy_orders', 'true'],
} as const satisfies Partial<Record<SourceTable, readonly [EventType, string, string]>>

const tables = Object.keys(counted) as (keyof typeof counted)[]

type ImportFacts = {
  rows: Readonly<Record<SourceTable, readonly unknown[]>>
  leftOut: readonly LeftOut[]
  counts: ReadonlyMap<EventType, number>
  isDryRun: boolean
}

/** Old table, events, read model: each row is in all three, or is named with why it is not. */
export const reconcileImport = async (
  sql: Sql,
  { rows, leftOut, counts, isDryRun }: ImportFacts,
): Promise<Reconciliation[]> =>
  Promise.all(
    tables.map(async (table) => {
      const [event, readModel, condition] = counted[table]
      const [found] = await sql<{ events: number; readModelRows: number }[]>`select
        (select count(*)::int from history where type = ${event}) as events,
        (select count(*)::int from ${sql(readModel)} where ${sql.unsafe(condition)}) as read_model_rows`
      const pending = isDryRun ? (counts.get(event) ?? 0) : 0
      const events = (found?.events ?? 0) + pending
      const readModelRows = (found?.readModelRows ?? 0) + pending
      const missing = leftOut.filter((one) => one.table === table).length
      const expected = rows[table].length - missing
      return {
        table,
        rows: rows[table].length,
        leftOut: missing,
        event,
        events,
        readModel,
        readModelRows,
        addsUp: events === expected && readModelRows === expected,
      }
    }),
  )

const formatLine = (one: Reconciliation) =>
  `  ${one.addsUp ? 'ok ' : 'NOT'} ${one.table}: ${one.rows} rows, ${one.leftOut} left out -> ${one.events} ${one.event} -> ${one.readModelRows} rows of ${one.readModel}`

export type ImportReport = {
  isDryRun: boolean
  reconciliation: readonly Reconciliation[]
  recorded: number
  leftOut: readonly LeftOut[]
  notes: readonly string[]
}

/** The report as text, without a word that is personal. */
export const renderImportReport = (report: ImportReport): string =>
  [
    report.isDryRun
      ? `Dry run: ${report.recorded} events would be recorded, nothing was written.`
      : `${report.recorded} events recorded.`,
    'Old table -> events -> read model:',
    ...report.reconciliation.map(formatLine),
    ...(report.leftOut.length > 0 ? ['Left out:'] : []),
    ...report.leftOut.map(({ table, id, why }) => `  ${table} ${id}: ${why}`),
    ...(report.notes.length > 0 ? ['Notes:'] : []),
    ...report.notes.map((note) => `  ${note}`),
  ].join('\n')
