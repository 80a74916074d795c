import { escapeLikePattern, firstRow, type Sql } from '../projection'
import type { CatalogueTexts } from './catalogue'

/** A plugin as its page shows it. */
export type PluginItem = {
  id: string
  displayName: string
  /** Not listed: nobody can order it. */
  withdrawn: boolean
  stage: 'listed' | 'unlisted'
  /** The colour is its category's. */
  fields: CatalogueTexts & { icon?: string; color?: string }
  /** Null where it has its category's. */
  ownIcon: string | null
  category: string
  /** In the language of the page; the code where there is no such category. */
  categoryName: string
  categoryNameEn: string
  phase: string
  isFeatured: boolean
  hasTrial: boolean
  screenshotUrl: string | null
  order: number
  /** The current one for sites; null before the first is published. */
  version: string | null
  /** Those that run now. */
  licenseCount: number
}

export type PluginFilter = {
  search?: string | undefined
  phase?: string | undefined
  category?: string | undefined
  id?: string | undefined
}

const selectPlugins = (sql: Sql, { search, phase, category, id }: PluginFilter) => {
  const pattern = escapeLikePattern(search ?? '')
  return sql<PluginItem[]>`
    select p.name as id, p.display_name, p.unlisted_at is not null as withdrawn,
      case when p.unlisted_at is null then 'listed' else 'unlisted' end as stage,
      jsonb_strip_nulls(jsonb_build_object('displayNameEn', p.display_name_en,
        'description', p.description, 'descriptionEn', p.description_en,
        'longDescription', p.long_description, 'longDescriptionEn', p.long_description_en,
        'icon', coalesce(p.icon, c.icon), 'color', c.color)) as fields,
      p.icon as own_icon, p.category, coalesce(c.display_name, p.category) as category_name,
      coalesce(c.fields->>'displayNameEn', c.display_name, p.category) as category_name_en,
      p.phase, p.is_featured, p.has_trial, p.screenshot_url, p.position as order,
      (select v.version from plugin_versions v
        where v.plugin = p.name and v.runtime = 'bun' and v.is_current) as version,
      (select count(*)::int from licenses l
        where l.plugin = p.name and l.status in ('active', 'trial')) as license_count
    from plugins p left join categories c on c.code = p.category
    where (${search === undefined} or p.name ilike ${pattern} or p.display_name ilike ${pattern}
        or p.display_name_en ilike ${pattern} or p.description ilike ${pattern})
      and (${phase === undefined} or p.phase = ${phase ?? ''})
      and (${category === undefined} or p.category = ${category ?? ''})
      and (${id === undefined} or p.name = ${id ?? ''})
    order by c.position nulls last, p.category, p.position, p.name`
}

export const listPluginItems = (sql: Sql, filter: PluginFilter = {}): Promise<PluginItem[]> =>
  selectPlugins(sql, filter)

export const findPluginItem = (sql: Sql, id: string): Promise<PluginItem | undefined> =>
  selectPlugins(sql, { id }).then(firstRow)
