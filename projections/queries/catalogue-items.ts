import type { BillingCycle } from '../../events/codes'
import type { Sql } from '../projection'
import type { CatalogueTexts } from './catalogue'
import { isBaseTypeSql, placeSql } from './catalogue'

type CatalogueFields = CatalogueTexts & { icon?: string; color?: string }

/** `id`: a code, or the name of a base domain. */
type ItemRow = { id: string; displayName: string; withdrawn: boolean }
type DescribedRow = ItemRow & { fields: CatalogueFields; order: number }

/** A category as its page shows it; `pluginCount`: how many plugins stand in it. */
export type CategoryItem = DescribedRow & { pluginCount: number }

export const listCategoryItems = (sql: Sql): Promise<CategoryItem[]> =>
  sql<CategoryItem[]>`
    select code as id, display_name, false as withdrawn, position as order,
      fields || jsonb_build_object('icon', icon, 'color', color) as fields,
      (select count(*)::int from plugins where category = code) as plugin_count
    from categories order by position, code`

/** `bundleCount`: of the bundles that are offered for it; `projectCount`: of all that were ordered. */
export type ProjectTypeItem = DescribedRow & {
  trialDays: number
  isFree: boolean
  isBase: boolean
  bundleCount: number
  projectCount: number
}

export const listProjectTypeItems = (sql: Sql): Promise<ProjectTypeItem[]> =>
  sql<ProjectTypeItem[]>`
    select code as id, display_name, withdrawn, fields, position as order, trial_days, is_free,
      ${isBaseTypeSql(sql)} as is_base,
      (select count(*)::int from bundles b where b.project_type = code and not b.withdrawn)
        as bundle_count,
      (select count(*)::int from projects p where p.project_type = code) as project_count
    from project_types t order by withdrawn, position, code`

export type BundleRecord = DescribedRow & {
  projectType: string
  billingCycle: BillingCycle
  isDefault: boolean
  plugins: string[]
  discountPercent: number
}

export const listBundleRecords = (sql: Sql): Promise<BundleRecord[]> =>
  sql<BundleRecord[]>`
    select code as id, display_name, withdrawn, fields, project_type, billing_cycle, is_default,
      plugins, discount_percent, ${placeSql(sql)} as order
    from bundles order by withdrawn, project_type, ${placeSql(sql)}, code`

/** `siteCount`: how many names below it are taken. */
export type BaseDomainItem = ItemRow & { isDefault: boolean; siteCount: number }

export const listBaseDomainItems = (sql: Sql): Promise<BaseDomainItem[]> =>
  sql<BaseDomainItem[]>`
    select name as id, display_name, withdrawn, is_default,
      (select count(*)::int from taken_names n
        where n.kind = 'domain' and right(n.name, length(b.name) + 1) = '.' || b.name) as site_count
    from base_domains b order by withdrawn, is_default desc, name`
