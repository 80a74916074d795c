import semver from 'semver'
import type { LicenseRow } from '../../../projections/licenses'
import type { PluginVersionRow } from '../../../projections/plugin-versions'
import type { RuntimeEntitlements } from '../../../projections/queries/licenses'
import type { UnresolvedPlugin } from '../../domain/license/explain-unresolved'
import { type LockedPlugin, resolvePluginLock } from '../../domain/license/plugin-lock'

export type CurrentLock = {
  lock: LockedPlugin[]
  /** Licensed, but there is no version that could run. */
  unresolved: UnresolvedPlugin[]
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

const isInForce = (license: LicenseRow, now: string) =>
  license.status === 'active' && (license.runsUntil === null || license.runsUntil > now)

const highestCoreOf = (rows: readonly PluginVersionRow[], locked: readonly LockedPlugin[]) =>
  locked
    .map(({ name, version }) => rows.find((r) => r.plugin === name && r.version === version))
    .map((row) => row?.minCore ?? '0.0.0')
    .reduce((a, b) => (semver.gt(a, b) ? a : b), '0.0.0')

/** What a runtime must run now, from its licenses. */
export const resolveCurrentLock = async (
  { licenses, installed }: Pick<RuntimeEntitlements, 'licenses' | 'installed'>,
  { core, now, versions }: LockOptions,
): Promise<CurrentLock> => {
  const running = licenses.filter((license) => isInForce(license, now))
  const rows = await versions(running.map(({ plugin }) => plugin))
  const request = { licenses: running, versions: rows, core, installed }
  const { lock, unresolved } = resolvePluginLock(request)
  // What only a newer core could run says so by coreMin.
  const wanted = unresolved.length > 0 ? resolvePluginLock({ ...request, core: null }).lock : lock
  return { lock, unresolved, coreMin: highestCoreOf(rows, [...lock, ...wanted]) }
}
