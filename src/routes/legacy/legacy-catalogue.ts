import { parseStreamKind } from '../../../events/streams'
import type { SatelliteCatalogue } from '../../../projections/legacy/satellite-queries'
import { readSatelliteCatalogue } from '../../../projections/legacy/satellite-queries'
import type { PluginVersionRow } from '../../../projections/plugin-versions'
import { findPrice } from '../../domain/catalogue/select-price'
import { ensureLegacyIds } from '../../store/ledgers/legacy-ids'
import { stringifyAsAscii } from '../http/json-text'
import type { RouteDependencies } from '../http/route-dependencies'
import { describeLegacyPrices } from './legacy-prices'
import { describeLegacyVersions } from './legacy-versions'
import {
  describePhase,
  findPhaseBadge,
  formatLegacyPrice,
  isReleasedPhase,
  listLegacyNames,
} from './legacy-words'

type CatalogueRow = SatelliteCatalogue['plugins'][number]

export type LegacyPluginView = {
  /** Here. */
  plugin: string
  priceCents: number
  hasTrial: boolean
  /** Listed for everybody. */
  isReleased: boolean
  item: { name: string } & Record<string, unknown>
  details: Record<string, unknown>
  prices: Record<string, unknown>
  versions: Record<string, unknown>
  /** The version for Python that is delivered; absent where no source was uploaded. */
  delivered: PluginVersionRow | undefined
}

export type LegacyCatalogue = {
  /** By the names that satellites use. */
  plugins: ReadonlyMap<string, LegacyPluginView>
  released: string
  all: string
  projectTypes: string
  categories: string
  trialDaysByType: ReadonlyMap<string, { name: string; trialDays: number }>
}

const prefixIcon = (icon: string) => (icon.startsWith('ti ') ? icon : `ti ti-${icon}`)

const describeCategory = (category: SatelliteCatalogue['categories'][number]) => ({
  code: category.code,
  name_de: category.displayName,
  icon: prefixIcon(category.icon),
  color_hex: category.color,
})

/** The current one; without one, or once it is yanked, the last stable one. */
const findDelivered = (versions: readonly PluginVersionRow[]) => {
  const sound = versions.filter(({ yankedBecause }) => yankedBecause === null)
  return (
    sound.find(({ isCurrent }) => isCurrent) ??
    sound
      .filter(({ isStable }) => isStable)
      .toSorted((one, other) => Bun.semver.order(one.version, other.version))
      .at(-1)
  )
}

const findPriceCents = (
  catalogue: SatelliteCatalogue,
  { name, legacy }: CatalogueRow,
  now: string,
) => {
  if (legacy) return legacy.priceCents
  const baseType = catalogue.projectTypes.find(({ isBase }) => isBase)?.code ?? ''
  const key = { plugin: name, projectType: baseType, cycle: 'monthly' } as const
  const found = findPrice({ prices: catalogue.prices, baseType }, key, now)
  return found?.isOrderable ? found.price.netCents : 0
}

const toPluginView = (
  catalogue: SatelliteCatalogue,
  row: CatalogueRow,
  now: string,
): LegacyPluginView => {
  const { legacy, phase } = row
  const versions = catalogue.versions.filter(({ plugin }) => plugin === row.name)
  const delivered = findDelivered(versions)
  const [name] = listLegacyNames(row.name)
  const version = delivered?.version ?? legacy?.version ?? '0.1.0'
  const priceCents = findPriceCents(catalogue, row, now)
  const category = catalogue.categories.find(({ code }) => code === row.category)
  const categoryInfo = category ? describeCategory(category) : null
  const item = {
    name,
    display_name: row.displayName,
    description: row.description,
    version,
    price_cents: priceCents,
    price_display: formatLegacyPrice(priceCents),
    is_free: priceCents === 0,
    is_featured: row.isFeatured,
    category: legacy ? (legacy.category ?? null) : row.category,
    category_info: categoryInfo,
    icon: legacy?.icon ?? prefixIcon(row.icon ?? 'puzzle'),
    has_trial: row.hasTrial,
    phase,
    phase_display: describePhase(phase),
    phase_badge: findPhaseBadge(version),
  }
  const prices = describeLegacyPrices(catalogue, row.name, now)
  return {
    plugin: row.name,
    priceCents,
    hasTrial: row.hasTrial,
    isReleased: isReleasedPhase(phase),
    item,
    details: {
      ...item,
      category_info: category ? { ...categoryInfo, description_de: category.description } : null,
      long_description: row.longDescription,
      screenshot_url: row.screenshotUrl,
      min_v_flask_version: legacy?.minVFlaskVersion ?? null,
      prices,
    },
    prices: { plugin_name: name, base_price_cents: priceCents, prices },
    versions: {
      plugin_name: name,
      current_version: version,
      versions: describeLegacyVersions(catalogue, row.name, versions),
    },
    delivered,
  }
}

/** Listed for satellites: what the old marketplace had published, and what has a source for Python. */
const isPublished = (catalogue: SatelliteCatalogue, { name, legacy, isUnlisted }: CatalogueRow) =>
  !isUnlisted && (legacy?.isPublished || catalogue.versions.some(({ plugin }) => plugin === name))

const listBody = (plugins: readonly LegacyPluginView[]) =>
  stringifyAsAscii({ plugins: plugins.map(({ item }) => item) })

const byName = (one: LegacyPluginView, other: LegacyPluginView) =>
  one.item.name < other.item.name ? -1 : 1

const createCatalogue = async ({
  sql,
  now,
}: Pick<RouteDependencies, 'sql' | 'now'>): Promise<LegacyCatalogue> => {
  const catalogue = await readSatelliteCatalogue(sql)
  const listCodesWithoutId = (rows: readonly { code: string; legacyId: number | null }[]) =>
    rows.flatMap(({ code, legacyId }) => (legacyId === null ? [code] : []))
  const typeIds = await ensureLegacyIds(
    sql,
    'projectType',
    listCodesWithoutId(catalogue.projectTypes),
  )
  const categoryIds = await ensureLegacyIds(
    sql,
    'category',
    listCodesWithoutId(catalogue.categories),
  )
  const at = now().toISOString()
  const plugins = catalogue.plugins
    .filter((row) => isPublished(catalogue, row))
    .map((row) => toPluginView(catalogue, row, at))
    .toSorted(byName)
  return {
    plugins: new Map([
      ...plugins.map((view) => [view.plugin, view] as const),
      ...plugins.map((view) => [view.item.name, view] as const),
    ]),
    released: listBody(plugins.filter(({ isReleased }) => isReleased)),
    all: listBody(plugins),
    projectTypes: stringifyAsAscii({
      project_types: catalogue.projectTypes.map((type) => ({
        id: type.legacyId ?? typeIds.get(type.code),
        code: type.code,
        name: type.displayName,
        description: type.description,
        trial_days: type.trialDays,
        is_free: type.isFree,
        has_trial: type.trialDays > 0 && !type.isFree,
      })),
    }),
    categories: stringifyAsAscii({
      categories: catalogue.categories.map((category) => ({
        id: category.legacyId ?? categoryIds.get(category.code),
        ...describeCategory(category),
        description_de: category.description,
      })),
    }),
    trialDaysByType: new Map(
      catalogue.projectTypes.map(({ code, displayName, trialDays }) => [
        code,
        { name: displayName, trialDays },
      ]),
    ),
  }
}

const catalogueKinds = new Set(['plugin', 'project_type', 'category'])

/**
 * Held in memory with the bodies as they are sent, and made anew after each event of the catalogue, on
 * whichever instance, and when a price begins or ends.
 */
export const openLegacyCatalogue = (
  deps: Pick<RouteDependencies, 'sql' | 'now' | 'catalogueSnapshot' | 'changes'>,
): (() => Promise<LegacyCatalogue>) => {
  let held: { etag: string; catalogue: Promise<LegacyCatalogue> } | undefined
  deps.changes.subscribe((stream) => {
    if (stream === '*' || catalogueKinds.has(parseStreamKind(stream))) held = undefined
  })
  return async () => {
    const { etag } = await deps.catalogueSnapshot()
    if (held?.etag === etag) return held.catalogue
    const catalogue = createCatalogue(deps)
    const mine = { etag, catalogue }
    held = mine
    catalogue.catch(() => {
      if (held === mine) held = undefined
    })
    return catalogue
  }
}
