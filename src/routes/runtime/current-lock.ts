import semver from 'semver'
import type { LicenseRow } from '../../../projections/licenses'
import type { VersionRow } from '../../../projections/plugin-versions'
import type { Standing } from '../../../projections/queries/runtime-entitlements'
import { type Locked, lockOf, type Unresolved } from '../../domain/license/plugin-lock'

export type CurrentLock = {
  lock: Locked[]
  /** Licensed, but there is no version that could run. */
  unresolved: Unresolved[]
  /** The oldest vrs-core that all of it runs on. */
  coreMin: string
}

type Asking = {
  /** The vrs-core it is for; null = the runtime did not say which. */
  core: string | null
  /** ISO-8601 UTC. */
  now: string
  /** All versions of these plugins for vrs-core. */
  versions: (plugins: string[]) => Promise<readonly VersionRow[]>
}

const runs = (license: LicenseRow, now: string) =>
  license.status === 'active' && (license.runsUntil === null || license.runsUntil > now)

const highest = (rows: readonly VersionRow[], locked: readonly Locked[]) =>
  locked
    .map(({ name, version }) => rows.find((r) => r.plugin === name && r.version === version))
    .map((row) => row?.minCore ?? '0.0.0')
    .reduce((a, b) => (semver.gt(a, b) ? a : b), '0.0.0')

/** What a runtime must run now, from its licenses. */
export const currentLock = async (
  { licenses }: Pick<Standing, 'licenses'>,
  { core, now, versions }: Asking,
): Promise<CurrentLock> => {
  const running = licenses.filter((license) => runs(license, now))
  const rows = await versions(running.map(({ plugin }) => plugin))
  const { lock, unresolved } = lockOf(running, rows, core)
  // What only a newer core could run says so by coreMin.
  const missing = running.filter(({ plugin }) => unresolved.some((one) => one.plugin === plugin))
  const wanted = lockOf(missing, rows, null).lock
  return { lock, unresolved, coreMin: highest(rows, [...lock, ...wanted]) }
}
