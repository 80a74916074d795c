import type { DomainEvent, RecordedEvent } from '../../../events'
import type { PluginFields } from '../../../events/plugin'
import { pluginStream } from '../../../events/streams'
import type { ImportRun } from './import-run'
import { appendImport, isImported, optionalField } from './import-run'
import type { SourceRow } from './source-row'

export type ImportedPlugin = { name: string; allowsOneTimePurchase: boolean }

const namePattern = /^[A-Za-z0-9][\w.-]{0,99}$/

export const isImportableName = (name: string | undefined): name is string =>
  namePattern.test(name ?? '')

/** The old directory is called otherwise here. */
export const toPluginName = (legacyName: string) =>
  legacyName === 'business_directory' ? 'directory' : legacyName

const readDetails = ({ read }: ImportRun, row: SourceRow, legacyId: number) => ({
  legacyId,
  legacyName: read.text(row, 'name') ?? '',
  version: read.text(row, 'version') ?? '0.1.0',
  priceCents: read.integer(row, 'price_cents') ?? 0,
  ...optionalField('category', read.text(row, 'category')),
  ...optionalField('minVFlaskVersion', read.text(row, 'min_v_flask_version')),
  hasTrial: read.isTrue(row, 'has_trial', true),
  icon: read.text(row, 'icon') ?? 'ti ti-puzzle',
  // A base without this column is older than phases: what it published was finished.
  phase: read.text(row, 'phase') ?? ('phase' in row ? 'alpha' : 'v1'),
  isPublished: read.isTrue(row, 'is_published', false),
  isFeatured: read.isTrue(row, 'is_featured', false),
  allowsOneTimePurchase: read.isTrue(row, 'allow_one_time_purchase', false),
  ...optionalField('longDescription', read.text(row, 'long_description')),
  ...optionalField('screenshotUrl', read.text(row, 'screenshot_url')),
})

/** What nobody has said of the plugin here yet. */
const createMissingFields = (
  events: readonly RecordedEvent[],
  found: PluginFields,
): DomainEvent[] => {
  const said = new Set(
    events.flatMap((event) =>
      event.type === 'PluginDescribed' ? Object.keys(event.data.fields) : [],
    ),
  )
  const missing = Object.entries(found).filter(([field]) => !said.has(field))
  return missing.length > 0
    ? [{ type: 'PluginDescribed', data: { fields: Object.fromEntries(missing) } }]
    : []
}

const createPluginEvents = (
  run: ImportRun,
  row: SourceRow,
  details: ReturnType<typeof readDetails>,
  { name, category, events }: { name: string; category: string; events: readonly RecordedEvent[] },
): DomainEvent[] => {
  const { read } = run
  const isNew = events.length === 0
  const description = read.text(row, 'description')
  const fields = {
    ...optionalField('description', description),
    ...optionalField('longDescription', details.longDescription),
    ...optionalField('screenshotUrl', details.screenshotUrl),
    hasTrial: details.hasTrial,
  }
  const listed: DomainEvent = {
    type: 'PluginListed',
    data: { name, displayName: read.text(row, 'display_name') ?? name, category },
  }
  return [
    ...(isNew ? [listed] : []),
    ...createMissingFields(events, fields),
    ...(isNew && details.phase !== 'alpha'
      ? [{ type: 'PluginPhaseReached' as const, data: { phase: details.phase } }]
      : []),
    ...(details.isFeatured && !events.some(({ type }) => type === 'PluginFeatured')
      ? [{ type: 'PluginFeatured' as const, data: { isFeatured: true } }]
      : []),
    ...(isNew && !details.isPublished ? [{ type: 'PluginUnlisted' as const, data: {} }] : []),
    { type: 'PluginImported', data: details },
  ]
}

const importPlugin = async (
  run: ImportRun,
  row: SourceRow,
  categories: ReadonlyMap<number, string>,
): Promise<readonly [number, ImportedPlugin] | undefined> => {
  const legacyId = run.read.integer(row, 'id')
  const legacyName = run.read.text(row, 'name')
  if (legacyId === undefined || !isImportableName(legacyName)) {
    run.leaveOut('marketplace_plugin_meta', row.id, `its name ${legacyName} fits no plugin`)
    return undefined
  }
  const name = toPluginName(legacyName)
  const details = readDetails(run, row, legacyId)
  const category = categories.get(run.read.integer(row, 'category_id') ?? 0) ?? ''
  const decided = await appendImport(run, {
    stream: pluginStream(name),
    decide: (events) =>
      isImported(events, 'PluginImported', legacyId)
        ? []
        : createPluginEvents(run, row, details, { name, category, events }),
  })
  if (decided.some(({ type }) => type === 'PluginListed'))
    run.note(`plugin ${name} has no source here: it is listed, and downloads need an upload`)
  return [legacyId, { name, allowsOneTimePurchase: details.allowsOneTimePurchase }]
}

export const importVersions = async (
  run: ImportRun,
  plugins: ReadonlyMap<number, ImportedPlugin>,
) => {
  const { read } = run
  for (const row of run.rows.marketplace_plugin_version) {
    const plugin = plugins.get(read.integer(row, 'plugin_id') ?? 0)
    const [legacyId, version] = [read.integer(row, 'id'), read.text(row, 'version')]
    if (!plugin || legacyId === undefined || !version) {
      run.leaveOut('marketplace_plugin_version', row.id, 'its plugin is not there')
      continue
    }
    const releasedAt = read.instant(row, 'released_at') ?? read.instant(row, 'created_at')
    const event: DomainEvent = {
      type: 'PluginVersionImported',
      data: {
        legacyId,
        version,
        ...optionalField('changelog', read.text(row, 'changelog')),
        ...optionalField('releaseNotes', read.text(row, 'release_notes')),
        ...optionalField('minVFlaskVersion', read.text(row, 'min_v_flask_version')),
        isStable: read.isTrue(row, 'is_stable', true),
        isBreaking: read.isTrue(row, 'is_breaking_change', false),
        isCurrent: read.isTrue(row, 'is_current', false),
        downloads: read.integer(row, 'download_count') ?? 0,
        releasedAt: releasedAt ?? run.now.toISOString(),
      },
    }
    await appendImport(run, {
      stream: pluginStream(plugin.name),
      decide: (events) => (isImported(events, 'PluginVersionImported', legacyId) ? [] : [event]),
    })
  }
}

/** The plugins themselves, by their old numbers. */
export const importPlugins = async (
  run: ImportRun,
  categories: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, ImportedPlugin>> => {
  const plugins = new Map<number, ImportedPlugin>()
  for (const row of run.rows.marketplace_plugin_meta) {
    const entry = await importPlugin(run, row, categories)
    if (entry) plugins.set(...entry)
  }
  return plugins
}
