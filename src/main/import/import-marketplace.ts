import type { EventType } from '../../../events'
import { importCategories, importProjectTypes } from './import-catalogue'
import { importLicenses } from './import-licenses'
import { importPlugins, importVersions } from './import-plugins'
import { importPrices } from './import-prices'
import type { ImportedProject } from './import-projects'
import { importOrders, importProjects } from './import-projects'
import type { ImportReport, LeftOut } from './import-report'
import { reconcileImport } from './import-report'
import type { ImportRun } from './import-run'
import { readImportSource } from './read-source'

export type ImportOptions = {
  /** A PostgreSQL address or the path of an SQLite file. */
  from: string
  /** In which the old server wrote its times, on PostgreSQL. */
  zone: string
  isDryRun: boolean
  /** Live sites that are taken over, once the projects are here. */
  adopt?: (run: ImportRun, projects: readonly ImportedProject[]) => Promise<void>
}

const discountKey = 'marketplace.yearly_discount_percent'

/** It is a setting of ours that the environment gives: the report says which value it had there. */
const noteYearlyDiscount = ({ rows, read, note }: ImportRun) => {
  const row = rows.config.find((one) => read.text(one, 'key') === discountKey)
  const percent = Number.parseInt((row && read.text(row, 'value')) ?? '', 10)
  if (percent >= 0 && percent <= 100)
    note(
      `yearly prices were ${percent} % below twelve months: VRS_YEARLY_DISCOUNT_PERCENT=${percent}`,
    )
}

/** The old marketplace becomes events; a second run of the same source records nothing. */
export const importMarketplace = async (
  base: ImportRun['base'],
  { from, zone, isDryRun, adopt }: ImportOptions,
): Promise<ImportReport> => {
  const source = await readImportSource(from, zone)
  const notes: string[] = []
  const leftOut: LeftOut[] = []
  const counts = new Map<EventType, number>()
  const run: ImportRun = {
    ...source,
    base,
    isDryRun,
    now: new Date(),
    note: (line) => void notes.push(line),
    leaveOut: (table, id, why) => void leftOut.push({ table, id, why }),
    count: (type, many = 1) => void counts.set(type, (counts.get(type) ?? 0) + many),
  }
  noteYearlyDiscount(run)
  const { codes } = await importProjectTypes(run)
  const categories = await importCategories(run)
  const plugins = await importPlugins(run, categories)
  await importPrices(run, plugins, codes)
  await importVersions(run, plugins)
  const projects = await importProjects(run, codes)
  await importLicenses(run, projects)
  await importOrders(run, projects)
  await adopt?.(run, [...projects.values()])
  return {
    isDryRun,
    reconciliation: await reconcileImport(base.sql, { ...source, leftOut, counts, isDryRun }),
    recorded: [...counts.values()].reduce((sum, many) => sum + many, 0),
    leftOut,
    notes,
  }
}
