import semver from 'semver'
import type { PluginVersionRow } from '../plugin-versions'
import type { Sql } from '../projection'

/** Of both runtimes, the newest first. */
export const listVersions = async (sql: Sql, plugin: string): Promise<PluginVersionRow[]> => {
  const rows = await sql<PluginVersionRow[]>`select * from plugin_versions
    where plugin = ${plugin}`
  return rows.toSorted(
    (one, other) =>
      semver.rcompare(one.version, other.version) || one.runtime.localeCompare(other.runtime),
  )
}
