import semver from 'semver'
import { findVersionObstacle, type PluginCandidates, type VersionObstacle } from './lock-candidates'
import type { LockRequest, PublishedVersion, UsableLicense } from './lock-request'

/** What a plugin needs and the lock does not have. `version`: the one that is locked instead. */
type MissingDependency = {
  name: string
  range: string
  problem: 'NOT_LICENSED' | 'UNRESOLVED' | 'OTHER_VERSION'
  version?: string
}

/** Why a licensed plugin is not in the lock. */
export type UnresolvedPlugin = { plugin: string } & (
  | { code: VersionObstacle }
  | { code: 'DEPENDENCY'; dependency: MissingDependency }
)

/** Those that can be removed by somebody before those that only a new version removes. */
const obstacleOrder: readonly VersionObstacle[] = [
  'CORE_TOO_OLD',
  'UPDATES_ENDED',
  'YANKED',
  'NO_VERSION',
]

const findObstacle = (license: UsableLicense, request: LockRequest): VersionObstacle => {
  const found = request.versions
    .filter(({ plugin }) => plugin === license.plugin)
    .map((row) => findVersionObstacle(row, license, request))
  return obstacleOrder.find((code) => found.includes(code)) ?? 'NO_VERSION'
}

const findMissingDependency = (
  { dependsOn }: PublishedVersion,
  request: LockRequest,
  locked: ReadonlyMap<string, PublishedVersion>,
): MissingDependency | undefined => {
  const isLicensed = (name: string) => request.licenses.some(({ plugin }) => plugin === name)
  return Object.entries(dependsOn)
    .toSorted()
    .flatMap(([name, range]): MissingDependency[] => {
      const version = locked.get(name)?.version
      if (!isLicensed(name)) return [{ name, range, problem: 'NOT_LICENSED' }]
      if (version === undefined) return [{ name, range, problem: 'UNRESOLVED' }]
      if (semver.satisfies(version, range)) return []
      return [{ name, range, problem: 'OTHER_VERSION', version }]
    })
    .at(0)
}

/** Why each licensed plugin that is not locked is not, by what is wanted most of it. */
export const explainUnresolved = (
  request: LockRequest,
  candidates: readonly PluginCandidates[],
  locked: ReadonlyMap<string, PublishedVersion>,
): UnresolvedPlugin[] =>
  candidates
    .filter(({ plugin }) => !locked.has(plugin))
    .map(({ plugin, versions }): UnresolvedPlugin => {
      const dependency = versions
        .flatMap((row) => findMissingDependency(row, request, locked) ?? [])
        .at(0)
      if (dependency) return { plugin, code: 'DEPENDENCY', dependency }
      const license = request.licenses.find((one) => one.plugin === plugin)
      return { plugin, code: license ? findObstacle(license, request) : 'NO_VERSION' }
    })
