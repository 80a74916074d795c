import semver from 'semver'
import type { LicenseRow } from '../../../../projections/licenses'
import type { VersionRow } from '../../../../projections/plugin-versions'
import type { Standing } from '../../../../projections/queries/runtime-entitlements'
import { currentLock } from '../current-lock'
import { type Denial, deniedLicense, deniedProject, deniedVersion } from '../denials'
import type { Standings } from '../entitlements-cache'

/** `version` undefined = the one that the lock names. `now` is ISO-8601 UTC. */
export type Wish = {
  plugin: string
  version: string | undefined
  core: string | null
  now: string
}

export type Verdict =
  | { kind: 'delivered'; row: VersionRow; license: LicenseRow }
  | { kind: 'denied'; code: Denial }
  | { kind: 'unknown' }

const inLock = async (standing: Standing, standings: Standings, wish: Wish) => {
  const versions = async (plugins: string[]) =>
    (await Promise.all(plugins.map(standings.versions))).flat()
  const { lock } = await currentLock(standing, { ...wish, versions })
  return lock.find(({ name }) => name === wish.plugin)?.version
}

const newest = (rows: readonly VersionRow[]) =>
  rows.toSorted((a, b) => semver.rcompare(a.version, b.version))[0]?.version

/** Which version may leave the house for this project, or why none does. */
export const deliverable = async (
  standing: Standing,
  standings: Standings,
  wish: Wish,
): Promise<Verdict> => {
  const rows = (await standings.versions(wish.plugin)).filter(({ isStable }) => isStable)
  if (rows.length === 0) return { kind: 'unknown' }
  const license = standing.licenses.find(({ plugin }) => plugin === wish.plugin)
  const barred = deniedProject(standing) ?? deniedLicense(license, wish.now)
  if (barred) return { kind: 'denied', code: barred }
  const version = wish.version ?? (await inLock(standing, standings, wish)) ?? newest(rows)
  const row = rows.find((one) => one.version === version)
  if (!row || !license) return { kind: 'unknown' }
  const code = deniedVersion(row, license, wish.core)
  return code ? { kind: 'denied', code } : { kind: 'delivered', row, license }
}
