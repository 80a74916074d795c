import type { PriceListEntry } from '../../src/domain/catalogue/select-price'
import type { Sql } from '../projection'

/** With who set it, and when. */
export type RecordedPrice = PriceListEntry & { recordedAt: string; recordedBy: string }

export const listPluginPrices = (sql: Sql, plugin: string): Promise<RecordedPrice[]> =>
  sql<RecordedPrice[]>`select * from plugin_prices where plugin = ${plugin}
    order by project_type, cycle, valid_from`

/** Licenses that run now, by project type. */
export const countLicensesByType = async (
  sql: Sql,
  plugin: string,
): Promise<Readonly<Record<string, number>>> => {
  const rows = await sql<{ projectType: string; count: number }[]>`
    select p.project_type, count(*)::int as count
    from licenses l join projects p on p.id = l.project_id
    where l.plugin = ${plugin} and l.status in ('active', 'trial') group by p.project_type`
  return Object.fromEntries(rows.map(({ projectType, count }) => [projectType, count]))
}
