import semver from 'semver'
import { isRingReached } from '../rollout/rings'
import type { LockRequest, PublishedVersion, UsableLicense } from './lock-request'

/** The versions of one plugin that may be in a lock, the most wanted first. */
export type PluginCandidates = { plugin: string; versions: readonly PublishedVersion[] }

/** What of one published version stands against it, whatever else is in the lock. */
export type VersionObstacle = 'NO_VERSION' | 'YANKED' | 'UPDATES_ENDED' | 'CORE_TOO_OLD'

type SiteRequest = Pick<LockRequest, 'core' | 'installed' | 'ring'>

/**
 * Whether its rollout has not come to this site. Where it runs it stays, unless it was rolled back;
 * while the rollout is halted it comes nowhere else.
 */
const isWithheld = (
  { plugin, version, rolloutState, rolloutRing }: PublishedVersion,
  { installed, ring = 'all' }: SiteRequest,
): boolean => {
  if (!rolloutState) return false
  if (rolloutState === 'rolledBack') return true
  if (installed?.get(plugin) === version) return false
  return rolloutState === 'halted' || !isRingReached(rolloutRing ?? 'internal', ring)
}

/** A yanked version stays where it runs, and comes nowhere else. */
export const findVersionObstacle = (
  row: PublishedVersion,
  { updatesUntil }: UsableLicense,
  request: SiteRequest,
): VersionObstacle | undefined => {
  const { core, installed } = request
  if (!row.isStable || row.runtime !== 'bun' || isWithheld(row, request)) return 'NO_VERSION'
  if (row.yankedBecause !== null && installed?.get(row.plugin) !== row.version) return 'YANKED'
  if (updatesUntil !== null && row.publishedAt > updatesUntil) return 'UPDATES_ENDED'
  if (core !== null && semver.lt(core, row.minCore)) return 'CORE_TOO_OLD'
  return undefined
}

/** The current version of this site: while the new one has not come to it, that before or what runs. */
const findCurrentVersion = (
  own: readonly PublishedVersion[],
  request: LockRequest,
): PublishedVersion | undefined => {
  const current = own.find((row) => row.isCurrent && row.runtime === 'bun')
  if (!current || !isWithheld(current, request)) return current
  const kept = [current.rolloutPrevious, request.installed?.get(current.plugin)]
  return own
    .filter((row) => kept.includes(row.version) && row.runtime === 'bun')
    .filter((row) => row.rolloutState !== 'rolledBack')
    .toSorted((a, b) => semver.rcompare(a.version, b.version))
    .at(0)
}

/**
 * The current version; else the one that runs; else the next lower ones from the current on; then the
 * next higher ones. A site refuses to go below what it runs: it would rather keep what was yanked.
 */
const groupOf = (
  row: PublishedVersion,
  current: PublishedVersion | undefined,
  installed: string | undefined,
) => {
  if (row.yankedBecause !== null) return 4
  if (row === current) return 0
  if (row.version === installed) return 1
  if (installed !== undefined && semver.lt(row.version, installed)) return 5
  return current && semver.gt(row.version, current.version) ? 3 : 2
}

const comparePreference =
  (current: PublishedVersion | undefined, installed: string | undefined) =>
  (one: PublishedVersion, other: PublishedVersion): number => {
    const group = groupOf(one, current, installed)
    const difference = group - groupOf(other, current, installed)
    if (difference !== 0) return difference
    return group === 3
      ? semver.compare(one.version, other.version)
      : semver.rcompare(one.version, other.version)
  }

/** What each license allows to be locked, without a look at dependencies. */
export const listCandidates = (request: LockRequest): PluginCandidates[] =>
  request.licenses
    .map((license) => {
      const { plugin } = license
      const own = request.versions.filter((row) => row.plugin === plugin)
      const usable = own.filter((row) => !findVersionObstacle(row, license, request))
      const current = findCurrentVersion(own, request)
      const compare = comparePreference(current, request.installed?.get(plugin))
      return { plugin, versions: usable.toSorted(compare) }
    })
    .toSorted((a, b) => (a.plugin < b.plugin ? -1 : 1))
