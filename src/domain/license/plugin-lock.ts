import semver from 'semver'

/** One published version of a plugin, as far as it matters to a lock. */
export type PublishedVersion = {
  plugin: string
  version: string
  runtime: 'bun' | 'python'
  sha256: string
  size: number
  manifest: string
  minCore: string
  dependsOn: Record<string, string>
  isStable: boolean
  yankedBecause: string | null
  isCurrent: boolean
  /** ISO-8601. */
  publishedAt: string
}

/** One exact version that a runtime must run. */
export type LockedPlugin = {
  name: string
  version: string
  sha256: string
  size: number
  manifest: string
}

/** Why a plugin is not in the lock. */
export type UnresolvedPlugin = {
  plugin: string
  code: 'NO_VERSION' | 'CORE_TOO_OLD' | 'DEPENDENCY'
}

type UsableLicense = { updatesUntil: string | null; plugin: string }

const isEligible = (row: PublishedVersion, core: string | null, updatesUntil: string | null) =>
  row.isStable &&
  row.yankedBecause === null &&
  (core === null || semver.gte(core, row.minCore)) &&
  (updatesUntil === null || row.publishedAt <= updatesUntil)

/** The current version if it fits, else the newest that does. */
const selectVersion = (
  rows: readonly PublishedVersion[],
  core: string | null,
  license: UsableLicense,
) => {
  const own = rows.filter((row) => row.plugin === license.plugin)
  const fitting = own.filter((row) => isEligible(row, core, license.updatesUntil))
  const current = fitting.find((row) => row.isCurrent)
  return current ?? fitting.toSorted((a, b) => semver.rcompare(a.version, b.version))[0]
}

const hasUnmetDependency = (row: PublishedVersion, all: readonly PublishedVersion[]): boolean =>
  Object.entries(row.dependsOn).some(([name, range]) => {
    const dependency = all.find((other) => other.plugin === name)
    return !dependency || !semver.satisfies(dependency.version, range)
  })

/** Exact versions for these licenses, by name; what does not resolve is listed apart. */
export const resolvePluginLock = (
  licenses: readonly UsableLicense[],
  versions: readonly PublishedVersion[],
  core: string | null,
): { lock: LockedPlugin[]; unresolved: UnresolvedPlugin[] } => {
  const found = licenses.map((license) => ({
    license,
    row: selectVersion(versions, core, license),
  }))
  const rows = found.flatMap(({ row }) => (row ? [row] : []))
  const unresolved = [
    ...found
      .filter(({ row }) => !row)
      .map(({ license }): UnresolvedPlugin => ({ plugin: license.plugin, code: 'NO_VERSION' })),
    ...rows
      .filter((row) => hasUnmetDependency(row, rows))
      .map((row): UnresolvedPlugin => ({ plugin: row.plugin, code: 'DEPENDENCY' })),
  ]
  const lock = rows
    .filter((row) => !hasUnmetDependency(row, rows))
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
export const listResolvablePlugins = (
  versions: readonly PublishedVersion[],
): ReadonlySet<string> => {
  const current = versions.filter(
    (row) => row.isCurrent && row.isStable && row.yankedBecause === null && row.runtime === 'bun',
  )
  return new Set(
    current.filter((row) => !hasUnmetDependency(row, current)).map((row) => row.plugin),
  )
}
