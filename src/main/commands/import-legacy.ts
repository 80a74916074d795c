import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Config } from '../../config'
import { openCallLog } from '../../integrations/call-log'
import { findSandboxSettings } from '../common-sandbox'
import { createAdoption } from '../import/adopt-sites'
import { importMarketplace } from '../import/import-marketplace'
import { renderImportReport } from '../import/import-report'
import { openLogger } from '../logger'
import type { CoreServices } from '../open-core-services'
import { openVendorClients } from '../open-vendor-clients'

const usage =
  'vrs import <PostgreSQL address or SQLite file> [--zone Europe/Berlin] [--dry-run] [--adopt file.csv]'

const parseWords = (words: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        zone: { type: 'string', default: 'Europe/Berlin' },
        'dry-run': { type: 'boolean', default: false },
        adopt: { type: 'string' },
      },
    })
    const [from] = positionals
    if (!from || positionals.length > 1) throw new Error('expected one source')
    new Intl.DateTimeFormat('en', { timeZone: values.zone })
    return { from, ...values }
  } catch (error) {
    throw new Error(`expected ${usage}, found: ${error instanceof Error ? error.message : error}`)
  }
}

/** Vendors are only asked, and only for sites that are adopted. */
const openAdoption = ({ sql }: CoreServices, config: Config, file: string) => {
  if (!existsSync(file)) throw new Error(`expected a file of sites to adopt, found none at ${file}`)
  const log = openLogger(config.log)
  const calls = openCallLog(sql, log)
  const clients = openVendorClients(config, findSandboxSettings(config), calls.record)
  const close = async () => {
    await clients.close()
    await calls.flush()
  }
  return { adopt: createAdoption(file, clients), close }
}

/** `vrs import`: the old marketplace's projects, licenses and plugins; its report goes to stdout. */
export const importLegacy = async (
  base: CoreServices,
  words: readonly string[],
  config: Config,
): Promise<void> => {
  const { from, zone, 'dry-run': isDryRun, adopt: file } = parseWords(words)
  const adoption = file === undefined ? undefined : openAdoption(base, config, file)
  try {
    const options = { from, zone, isDryRun, ...(adoption ? { adopt: adoption.adopt } : {}) }
    const report = await importMarketplace(base, options)
    console.log(renderImportReport(report))
    if (report.reconciliation.some(({ addsUp }) => !addsUp))
      throw new Error('expected every row to be imported or left out, found counts that differ')
  } finally {
    await adoption?.close()
  }
}
