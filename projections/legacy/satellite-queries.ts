import type { BillingCycle } from '../../events/codes'
import type { EventOf } from '../../events/index'
import type { LegacyPlugin } from '../../events/legacy-import'
import type { PriceListEntry } from '../../src/domain/catalogue/select-price'
import type { PluginVersionRow } from '../plugin-versions'
import type { Sql } from '../projection'
import { firstRow } from '../projection'
import { isBaseTypeSql } from '../queries/catalogue'
import type { LegacyProjectRow } from './projects'

type SatellitePlugin = {
  name: string
  displayName: string
  description: string | null
  longDescription: string | null
  screenshotUrl: string | null
  category: string
  icon: string | null
  hasTrial: boolean
  phase: string
  isFeatured: boolean
  isUnlisted: boolean
  /** Null for plugins that the old marketplace did not have. */
  legacy: LegacyPlugin | null
}
type SatelliteCategory = {
  code: string
  displayName: string
  description: string | null
  icon: string
  color: string
  legacyId: number | null
}
type SatelliteProjectType = {
  code: string
  displayName: string
  description: string | null
  trialDays: number
  isFree: boolean
  isBase: boolean
  legacyId: number | null
}
type SatellitePrice = {
  plugin: string
  projectType: string
  cycle: BillingCycle
  legacyId: number
  netCents: number
  setupCents: number
  isActive: boolean
  isOffered: boolean
}
type SatelliteVersion = { plugin: string; details: EventOf<'PluginVersionImported'>['data'] }

/** All that satellites are told of plugins, whoever asks. */
export type SatelliteCatalogue = {
  plugins: readonly SatellitePlugin[]
  categories: readonly SatelliteCategory[]
  projectTypes: readonly SatelliteProjectType[]
  importedPrices: readonly SatellitePrice[]
  prices: readonly PriceListEntry[]
  importedVersions: readonly SatelliteVersion[]
  versions: readonly PluginVersionRow[]
}

export const readSatelliteCatalogue = async (sql: Sql): Promise<SatelliteCatalogue> => {
  const [plugins, categories, projectTypes, importedPrices, prices, importedVersions, versions] =
    await Promise.all([
      sql<SatellitePlugin[]>`select p.name, p.display_name, p.description, p.long_description,
          p.screenshot_url, p.category, p.icon, p.has_trial, p.phase, p.is_featured,
          p.unlisted_at is not null as is_unlisted, g.details as legacy
        from plugins p left join legacy_plugins g on g.name = p.name`,
      sql<SatelliteCategory[]>`select c.code, c.display_name, c.icon, c.color, g.legacy_id,
          coalesce(c.fields->>'description', g.description) as description
        from categories c left join legacy_catalogue g on g.kind = 'category' and g.code = c.code
        order by c.position, g.legacy_id, c.code`,
      sql<SatelliteProjectType[]>`select t.code, t.display_name, t.trial_days, t.is_free,
          ${isBaseTypeSql(sql)} as is_base,
          g.legacy_id, coalesce(t.fields->>'description', g.description) as description
        from project_types t
        left join legacy_catalogue g on g.kind = 'projectType' and g.code = t.code
        where not t.withdrawn order by t.position, g.legacy_id, t.code`,
      sql<SatellitePrice[]>`select * from legacy_prices order by legacy_id`,
      sql<PriceListEntry[]>`select plugin, project_type, cycle, net_cents, setup_cents, valid_from,
          valid_until, withdrawn
        from plugin_prices order by plugin, project_type, cycle, valid_from`,
      sql<SatelliteVersion[]>`select plugin, details from legacy_plugin_versions`,
      sql<PluginVersionRow[]>`select * from plugin_versions where runtime = 'python'`,
    ])
  return { plugins, categories, projectTypes, importedPrices, prices, importedVersions, versions }
}

export type Satellite = LegacyProjectRow & {
  customerId: string
  name: string
  isActive: boolean
}

/** Whose key it is; `hash` is the hex SHA-256 of the whole key. */
export const findSatellite = (sql: Sql, hash: string) =>
  sql<Satellite[]>`select g.*, p.customer_id, p.name,
      p.suspended_at is null and p.archived_at is null as is_active
    from legacy_keys k join legacy_projects g on g.project_id = k.project_id
    join projects p on p.id = k.project_id
    where k.key_hash = ${hash}`.then(firstRow)

/** Instants with six digits of a second, as satellites were told them. */
export type SatelliteLicense = {
  id: string
  plugin: string
  status: string
  cycle: BillingCycle | null
  licensedAt: string
  runsUntil: string | null
  nextBillingAt: string | null
  legacyId: number | null
  legacyStatus: string | null
  /** By us: what the old marketplace called revoked still counts. */
  isRevoked: boolean
}

export const listSatelliteLicenses = (sql: Sql, projectId: string) => {
  const text = (value: ReturnType<Sql>) =>
    sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`
  return sql<SatelliteLicense[]>`
    select l.id, l.plugin, l.status, l.cycle, g.legacy_id, g.status as legacy_status,
      ${text(sql`coalesce(g.licensed_at, l.issued_at)`)} as licensed_at,
      ${text(sql`l.runs_until`)} as runs_until,
      ${text(sql`coalesce(g.next_billing_at, l.paid_until)`)} as next_billing_at,
      coalesce(g.is_revoked, l.status = 'revoked') as is_revoked
    from licenses l left join legacy_licenses g on g.license_id = l.id
    where l.project_id = ${projectId} order by g.legacy_id, l.issued_at, l.id`
}
