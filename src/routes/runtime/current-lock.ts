import semver from 'semver'
import type { PluginVersionRow } from '../../../projections/plugin-versions'
import { listPluginVersions } from '../../../projections/queries/catalogue'
import type { RuntimeEntitlements } from '../../../projections/queries/licenses'
import type { UnresolvedPlugin } from '../../domain/license/explain-unresolved'
import { isLicenseInForce } from '../../domain/license/license-in-force'
import { type LockedPlugin, resolvePluginLock } from '../../domain/license/plugin-lock'
import { listYankedPlugins, type YankedPlugin } from '../../domain/license/yanked-plugins'
import { findRing } from '../../domain/rollout/rings'
import type { RouteDependencies } from '../http/route-dependencies'

export type CurrentLock = {
  lock: LockedPlugin[]
  /** Licensed, but there is no version that could run. */
  unresolved: UnresolvedPlugin[]
  /** What the site runs although it was yanked. */
  yanked: YankedPlugin[]
  /** The oldest vrs-core that all of it runs on. */
  coreMin: string
}

type LockOptions = {
  /** The vrs-core it is for; null = the runtime did not say which. */
  core: string | null
  /** ISO-8601 UTC. */
  now: string
  /** All versions of these plugins for vrs-core. */
  versions: (plugins: string[]) => Promise<readonly PluginVersionRow[]>
}

const highestCoreOf = (rows: readonly PluginVersionRow[], locked: readonly LockedPlugin[]) =>
  locked
    .map(({ name, version }) => rows.find((r) => r.plugin === name && r.version === version))
    .map((row) => row?.minCore ?? '0.0.0')
    .reduce((a, b) => (semver.gt(a, b) ? a : b), '0.0.0')

/** What a runtime must run now, from its licenses. */
export const resolveCurrentLock = async (
  { licenses, installed, project }: RuntimeEntitlements,
  { core, now, versions }: LockOptions,
): Promise<CurrentLock> => {
  const running = licenses.filter((license) => isLicenseInForce(license, now))
  const rows = await versions(running.map(({ plugin }) => plugin))
  const ring = project ? findRing(project) : 'all'
  const request = { licenses: running, versions: rows, core, installed, ring }
  const { lock, unresolved } = resolvePluginLock(request)
  // What only a newer core could run says so by coreMin; what runs stays out of it.
  const isMissing = ({ name }: LockedPlugin) => unresolved.some(({ plugin }) => plugin === name)
  const wanted =
    unresolved.length > 0
      ? resolvePluginLock({ ...request, core: null }).lock.filter(isMissing)
      : []
  const yanked = listYankedPlugins(request)
  return { lock, unresolved, yanked, coreMin: highestCoreOf(rows, [...lock, ...wanted]) }
}

/** The same from the database, at this moment. */
export const loadCurrentLock = (
  { sql, now }: Pick<RouteDependencies, 'sql' | 'now'>,
  entitlements: RuntimeEntitlements,
  core: string | null,
): Promise<CurrentLock> =>
  resolveCurrentLock(entitlements, {
    core,
    now: now().toISOString(),
    versions: (plugins) => listPluginVersions(sql, plugins, 'bun'),
  })
