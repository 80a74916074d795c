import type { BillingCycle, Runtime } from '../../events/codes'
import type { CatalogueFacts } from '../../src/domain/catalogue/catalogue-decider'
import type { PriceListEntry } from '../../src/domain/catalogue/select-price'
import { listDependencies } from '../../src/domain/license/plugin-dependencies'
import { listResolvablePlugins } from '../../src/domain/license/plugin-lock'
import type { OrderCatalogue } from '../../src/domain/order/order-catalogue'
import type { PluginVersionRow } from '../plugin-versions'
import type { Sql } from '../projection'

/** The base of the prices is the type that was chosen last. */
export const isBaseTypeSql = (sql: Sql) => sql`
  coalesce(t.base_chosen_at = (select max(base_chosen_at) from project_types), false)`

/** Bundles stand in the order that staff gave them. */
export const placeSql = (sql: Sql) => sql`coalesce((fields->>'order')::int, 0)`

/** German texts, and English ones where somebody has given them. */
export type CatalogueTexts = {
  displayNameEn?: string
  description?: string
  descriptionEn?: string
  longDescription?: string
  longDescriptionEn?: string
}

type ProjectTypeRow = {
  code: string
  displayName: string
  fields: CatalogueTexts
  trialDays: number
  isFree: boolean
  isBase: boolean
}
type BundleRow = {
  code: string
  displayName: string
  fields: CatalogueTexts
  projectType: string
  billingCycle: BillingCycle
  isDefault: boolean
  plugins: string[]
  discountPercent: number
}
type PluginRow = {
  name: string
  displayName: string
  category: string
  phase: string
  hasTrial: boolean
  isFeatured: boolean
  /** Since when it is no longer offered; null while it is. */
  unlistedAt: string | null
  fields: CatalogueTexts
}
type CategoryRow = {
  code: string
  displayName: string
  icon: string
  color: string
  fields: CatalogueTexts
}
export type BaseDomainRow = { name: string; displayName: string; isDefault: boolean }

/** What was offered once: what was ordered of it is still named. */
type WithdrawnOffers = {
  projectTypes: readonly ProjectTypeRow[]
  bundles: readonly BundleRow[]
  baseDomains: readonly BaseDomainRow[]
}

/** All that can be ordered, and what it costs. */
export type Catalogue = {
  projectTypes: readonly ProjectTypeRow[]
  bundles: readonly BundleRow[]
  plugins: readonly PluginRow[]
  prices: readonly PriceListEntry[]
  versions: readonly PluginVersionRow[]
  categories: readonly CategoryRow[]
  baseDomains: readonly BaseDomainRow[]
  withdrawn: WithdrawnOffers
}

type Withdrawable = { withdrawn: boolean }

const splitWithdrawn = <Row extends Withdrawable>(rows: readonly Row[]) => ({
  offered: rows.filter(({ withdrawn }) => !withdrawn),
  withdrawn: rows.filter(({ withdrawn }) => withdrawn),
})

export const readCatalogue = async (sql: Sql): Promise<Catalogue> => {
  const [types, bundles, plugins, prices, versions, categories, baseDomains] = await Promise.all([
    sql<(ProjectTypeRow & Withdrawable)[]>`
      select *, ${isBaseTypeSql(sql)} as is_base from project_types t order by position, code`,
    sql<(BundleRow & Withdrawable)[]>`
      select * from bundles order by ${placeSql(sql)}, code`,
    sql<PluginRow[]>`select name, display_name, category, phase, icon, screenshot_url, has_trial,
        is_featured, unlisted_at, jsonb_strip_nulls(jsonb_build_object(
          'displayNameEn', display_name_en, 'description', description,
          'descriptionEn', description_en, 'longDescription', long_description,
          'longDescriptionEn', long_description_en)) as fields
      from plugins order by is_featured desc, position, name`,
    sql<PriceListEntry[]>`select plugin, project_type, cycle, net_cents, setup_cents, valid_from,
        valid_until, withdrawn
      from plugin_prices order by plugin, project_type, cycle, valid_from`,
    sql<PluginVersionRow[]>`select * from plugin_versions order by plugin, version`,
    sql<CategoryRow[]>`select * from categories order by position`,
    sql<(BaseDomainRow & Withdrawable)[]>`
      select * from base_domains order by is_default desc, name`,
  ])
  const [type, bundle, baseDomain] = [
    splitWithdrawn(types),
    splitWithdrawn(bundles),
    splitWithdrawn(baseDomains),
  ]
  return {
    projectTypes: type.offered,
    bundles: bundle.offered,
    plugins,
    prices,
    versions,
    categories,
    baseDomains: baseDomain.offered,
    withdrawn: {
      projectTypes: type.withdrawn,
      bundles: bundle.withdrawn,
      baseDomains: baseDomain.withdrawn,
    },
  }
}

/** What orders are judged by. */
export const toOrderCatalogue = (catalogue: Catalogue): OrderCatalogue => ({
  ...catalogue,
  ownBaseDomains: [...catalogue.baseDomains, ...catalogue.withdrawn.baseDomains],
  resolvablePlugins: listResolvablePlugins(catalogue.versions),
  dependencies: listDependencies(catalogue.versions),
})

/** Its revision is read first: what changes while the rest is read has another one. */
export const readCatalogueFacts = async (sql: Sql, now: Date): Promise<CatalogueFacts> => {
  const [found] = await sql<{ revision: string }[]>`
    select revision::text from catalogue_revision where id = 'main'`
  const catalogue = await readCatalogue(sql)
  const { bundles, baseDomains, plugins, categories } = catalogue
  return {
    revision: found?.revision ?? '0',
    now: now.toISOString(),
    offer: toOrderCatalogue(catalogue),
    bundles,
    baseDomains,
    plugins,
    categories,
  }
}

/** Display names by the names of plugins. */
export const listPluginNames = (sql: Sql, plugins: readonly string[]) =>
  sql<{ name: string; displayName: string }[]>`select name, display_name from plugins
    where name = any(${plugins as string[]})`.then(
    (rows): Record<string, string> =>
      Object.fromEntries(rows.map(({ name, displayName }) => [name, displayName])),
  )

export const listPluginVersions = (sql: Sql, plugins: readonly string[], runtime: Runtime) =>
  sql<PluginVersionRow[]>`select * from plugin_versions
    where plugin = any(${plugins as string[]}) and runtime = ${runtime}`

export const listAllBaseDomainNames = (sql: Sql): Promise<string[]> =>
  sql<{ name: string }[]>`select name from base_domains`.then((rows) =>
    rows.map(({ name }) => name),
  )
