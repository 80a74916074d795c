import type { Sql } from '../projection'
import type { CatalogueTexts } from './catalogue'

type CatalogueLook = { icon?: string; color?: string }

/** A category as its page shows it; `pluginCount`: how many plugins stand in it. */
export type CategoryItem = {
  id: string
  displayName: string
  withdrawn: boolean
  fields: CatalogueTexts & CatalogueLook
  order: number
  pluginCount: number
}

export const listCategoryItems = (sql: Sql): Promise<CategoryItem[]> =>
  sql<CategoryItem[]>`
    select code as id, display_name, false as withdrawn, position as order,
      fields || jsonb_build_object('icon', icon, 'color', color) as fields,
      (select count(*)::int from plugins where category = code) as plugin_count
    from categories order by position, code`
