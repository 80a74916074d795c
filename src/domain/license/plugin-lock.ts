import semver from 'semver'
import type { VersionRow } from '../../../projections/plugin-versions'

/** One exact version that a runtime must run. */
export type Locked = {
  name: string
  version: string
  sha256: string
  size: number
  manifest: string
}

/** What stands in the way of a lock. */
export type Unresolved = { plugin: string; code: 'NO_VERSION' | 'CORE_TOO_OLD' | 'DEPENDENCY' }

type Usable = { updatesUntil: string | null; plugin: string }

const fits = (row: VersionRow, core: string | null, updatesUntil: string | null) =>
  row.isStable &&
  row.yankedBecause === null &&
  (core === null || semver.gte(core, row.minCore)) &&
  (updatesUntil === null || row.publishedAt <= updatesUntil)

/** The current version if it fits, else the newest that does. */
const chosen = (rows: readonly VersionRow[], core: string | null, license: Usable) => {
  const own = rows.filter((row) => row.plugin === license.plugin)
  const fitting = own.filter((row) => fits(row, core, license.updatesUntil))
  const current = fitting.find((row) => row.isCurrent)
  return current ?? fitting.toSorted((a, b) => semver.rcompare(a.version, b.version))[0]
}

const broken = (row: VersionRow, all: readonly VersionRow[]): boolean =>
  Object.entries(row.dependsOn).some(([name, range]) => {
    const there = all.find((other) => other.plugin === name)
    return !there || !semver.satisfies(there.version, range)
  })

/** Exact versions for these licenses, by name; what does not resolve is told and left out. */
export const lockOf = (
  licenses: readonly Usable[],
  versions: readonly VersionRow[],
  core: string | null,
): { lock: Locked[]; unresolved: Unresolved[] } => {
  const found = licenses.map((license) => ({ license, row: chosen(versions, core, license) }))
  const rows = found.flatMap(({ row }) => (row ? [row] : []))
  const unresolved = [
    ...found
      .filter(({ row }) => !row)
      .map(({ license }): Unresolved => ({ plugin: license.plugin, code: 'NO_VERSION' })),
    ...rows
      .filter((row) => broken(row, rows))
      .map((row): Unresolved => ({ plugin: row.plugin, code: 'DEPENDENCY' })),
  ]
  const lock = rows
    .filter((row) => !broken(row, rows))
    .map(({ plugin, version, sha256, size, manifest }) => ({
      name: plugin,
      version,
      sha256,
      size,
      manifest,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return { lock, unresolved }
}

/** Plugins whose current stable version resolves together with all it depends on. */
export const resolvable = (versions: readonly VersionRow[]): ReadonlySet<string> => {
  const current = versions.filter(
    (row) => row.isCurrent && row.isStable && row.yankedBecause === null && row.runtime === 'bun',
  )
  return new Set(current.filter((row) => !broken(row, current)).map((row) => row.plugin))
}
