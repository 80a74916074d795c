import type { DomainEvent, RecordedEvent } from '../../../events'
import { type BillingCycle, billingCycles, isOneOf } from '../../../events/codes'
import { pluginStream } from '../../../events/streams'
import type { ImportedPlugin } from './import-plugins'
import type { ImportRun } from './import-run'
import { appendImport, isImported, optionalField } from './import-run'
import type { SourceRow } from './source-row'

type PriceRow = {
  legacyId: number
  projectType: string
  cycle: BillingCycle
  netCents: number
  setupCents: number
  currency: string
  isActive: boolean
  validFrom: string
  validUntil?: string
}

/**
 * The old form made rows of 0 cents for what nobody had priced. Only what may be bought once, and was
 * given away on purpose, is free; all other rows of 0 cents were never offers.
 */
const isPlaceholder = ({ netCents, cycle }: PriceRow, plugin: ImportedPlugin) =>
  netCents <= 0 && !(cycle === 'once' && plugin.allowsOneTimePurchase)

const isOffered = (row: PriceRow, plugin: ImportedPlugin, now: Date) =>
  row.isActive &&
  row.currency === 'EUR' &&
  !isPlaceholder(row, plugin) &&
  (row.cycle !== 'once' || plugin.allowsOneTimePurchase) &&
  (row.validUntil === undefined || row.validUntil > now.toISOString())

/** What a person has decided here stays; what a start set as a default gives way. */
const isDecidedByPerson = (events: readonly RecordedEvent[], row: PriceRow) =>
  events.some(
    (event) =>
      (event.type === 'PluginPriced' ||
        event.type === 'PluginPriceWithdrawn' ||
        event.type === 'BasePriceChosen') &&
      event.data.projectType === row.projectType &&
      event.data.cycle === row.cycle &&
      event.by.startsWith('person:'),
  )

const createPriceEvents = (
  run: ImportRun,
  row: PriceRow,
  plugin: ImportedPlugin,
  events: readonly RecordedEvent[],
): DomainEvent[] => {
  const { legacyId: _, currency: __, isActive: ___, ...terms } = row
  const offered = isOffered(row, plugin, run.now)
  const isKept = offered && isDecidedByPerson(events, row)
  const label = `${plugin.name}, ${row.projectType}, ${row.cycle}`
  if (isKept) run.note(`price ${label}: what staff set here stays`)
  if (!offered) run.note(`price ${label}: ${row.netCents} ${row.currency} cents are not offered`)
  const startsAt = { ...terms, validFrom: run.now.toISOString() }
  return [
    { type: 'PluginPriceImported', data: { ...row, isOffered: offered } },
    ...(offered && !isKept ? [{ type: 'PluginPriced' as const, data: startsAt }] : []),
  ]
}

const readPriceRow = (
  run: ImportRun,
  row: SourceRow,
  projectTypes: ReadonlyMap<number, string>,
): PriceRow | undefined => {
  const { read } = run
  const cycle = read.text(row, 'billing_cycle') ?? 'once'
  const projectType = projectTypes.get(read.integer(row, 'project_type_id') ?? 0)
  const legacyId = read.integer(row, 'id')
  const leaveOut = (why: string) => {
    run.leaveOut('marketplace_plugin_price', row.id, why)
    return undefined
  }
  if (cycle === 'usage') return leaveOut('prices by usage are not kept')
  if (!isOneOf(billingCycles, cycle)) return leaveOut(`its cycle ${cycle} is unknown`)
  if (!projectType || legacyId === undefined) return leaveOut('its project type is not there')
  return {
    legacyId,
    projectType,
    cycle,
    netCents: read.integer(row, 'price_cents') ?? 0,
    setupCents: read.integer(row, 'setup_fee_cents') ?? 0,
    currency: read.text(row, 'currency') ?? 'EUR',
    isActive: read.isTrue(row, 'is_active', true),
    validFrom: read.instant(row, 'valid_from') ?? run.now.toISOString(),
    ...optionalField('validUntil', read.instant(row, 'valid_until')),
  }
}

export const importPrices = async (
  run: ImportRun,
  plugins: ReadonlyMap<number, ImportedPlugin>,
  projectTypes: ReadonlyMap<number, string>,
) => {
  for (const source of run.rows.marketplace_plugin_price) {
    const plugin = plugins.get(run.read.integer(source, 'plugin_id') ?? 0)
    const row = readPriceRow(run, source, projectTypes)
    if (!row) continue
    if (!plugin) {
      run.leaveOut('marketplace_plugin_price', source.id, 'its plugin is not there')
      continue
    }
    await appendImport(run, {
      stream: pluginStream(plugin.name),
      decide: (events) =>
        isImported(events, 'PluginPriceImported', row.legacyId)
          ? []
          : createPriceEvents(run, row, plugin, events),
    })
  }
}
