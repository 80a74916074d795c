import semver from 'semver'
import type { Runtime } from '../../events/codes'
import { findVersionState, type VersionState } from '../../src/domain/catalogue/version-state'
import type { PluginVersionRow } from '../plugin-versions'
import { firstRow, type Sql } from '../projection'

const compareNewestFirst = (one: PluginVersionRow, other: PluginVersionRow) =>
  semver.rcompare(one.version, other.version) || one.runtime.localeCompare(other.runtime)

/** Of both runtimes, the newest first. */
export const listVersions = async (sql: Sql, plugin: string): Promise<PluginVersionRow[]> => {
  const rows = await sql<PluginVersionRow[]>`select * from plugin_versions
    where plugin = ${plugin}`
  return rows.toSorted(compareNewestFirst)
}

type CountedRow = PluginVersionRow & { downloads: number; installed: number }

/** A version as its page shows it; `installed`: sites whose latest report names it. */
export type VersionItem = CountedRow & {
  /** Its name in addresses, `1.4.0@bun`. */
  id: string
  state: VersionState
}

/** What each site said last that it runs, of those that are not archived. */
const latestReportsSql = (sql: Sql) => sql`
  select distinct on (b.project_id) b.project_id, p.name, b.plugins from boot_reports b
    join projects p on p.id = b.project_id
  where b.accepted and p.archived_at is null order by b.project_id, b.received_at desc`

const toItem = (row: CountedRow): VersionItem => ({
  ...row,
  id: `${row.version}@${row.runtime}`,
  state: findVersionState(row),
})

const selectVersions = (sql: Sql, rest: ReturnType<Sql>) => sql<CountedRow[]>`
  with latest as (${latestReportsSql(sql)})
  select v.*,
    (select coalesce(sum(d.count), 0)::int from downloads d
      where d.plugin = v.plugin and d.version = v.version) as downloads,
    (select count(*)::int from latest where v.runtime = 'bun' and latest.plugins @>
      jsonb_build_array(jsonb_build_object('name', v.plugin, 'version', v.version))) as installed
  from plugin_versions v ${rest}`

/** The newest first. */
export const listVersionItems = async (sql: Sql, plugin: string): Promise<VersionItem[]> =>
  (await selectVersions(sql, sql`where v.plugin = ${plugin}`))
    .map(toItem)
    .toSorted(compareNewestFirst)

export const findVersionItem = async (
  sql: Sql,
  name: { plugin: string; version: string; runtime: Runtime },
): Promise<VersionItem | undefined> => {
  const { plugin, version, runtime } = name
  const row = firstRow(
    await selectVersions(
      sql,
      sql`where v.plugin = ${plugin} and v.version = ${version} and v.runtime = ${runtime}`,
    ),
  )
  return row && toItem(row)
}

/** Sites whose latest report says that they run it. */
export const listSitesOfVersion = (sql: Sql, plugin: string, version: string) =>
  sql<{ projectId: string; name: string }[]>`
    with latest as (${latestReportsSql(sql)})
    select project_id, name from latest where plugins @>
      jsonb_build_array(jsonb_build_object('name', ${plugin}::text, 'version', ${version}::text))
    order by name, project_id`
