import semver from 'semver'
import type { DenialCode } from '../../../../events/refusal-codes'
import type { LicenseRow } from '../../../../projections/licenses'
import type { PluginVersionRow } from '../../../../projections/plugin-versions'
import type { RuntimeEntitlements } from '../../../../projections/queries/licenses'
import type { UnresolvedPlugin } from '../../../domain/license/explain-unresolved'
import { findVersionObstacle } from '../../../domain/license/lock-candidates'
import { findRing } from '../../../domain/rollout/rings'
import { resolveCurrentLock } from '../current-lock'
import { licenseDenial, projectDenial } from '../denials'
import type { EntitlementsCache } from '../entitlements-cache'

/** `version` undefined = the one that the lock names. `now` is ISO-8601 UTC. */
export type DownloadRequest = {
  plugin: string
  version: string | undefined
  core: string | null
  now: string
}

export type DeliveryDecision =
  | { kind: 'delivered'; row: PluginVersionRow; license: LicenseRow }
  | { kind: 'denied'; code: DenialCode; detail?: string }
  | { kind: 'unknown' }

/** What the lock has of the plugin, or why it has none. */
const findInLock = async (
  entitlements: RuntimeEntitlements,
  entitlementsCache: EntitlementsCache,
  request: DownloadRequest,
) => {
  const versions = async (plugins: string[]) =>
    (await Promise.all(plugins.map(entitlementsCache.versionsOf))).flat()
  const { lock, unresolved } = await resolveCurrentLock(entitlements, { ...request, versions })
  return {
    version: lock.find(({ name }) => name === request.plugin)?.version,
    obstacle: unresolved.find(({ plugin }) => plugin === request.plugin),
  }
}

/** The plugin that it needs and the project has no license for. */
const findUnlicensedDependency = (obstacle: UnresolvedPlugin | undefined) =>
  obstacle?.code === 'DEPENDENCY' && obstacle.dependency.problem === 'NOT_LICENSED'
    ? obstacle.dependency.name
    : undefined

const newestVersionOf = (rows: readonly PluginVersionRow[]) =>
  rows.toSorted((a, b) => semver.rcompare(a.version, b.version))[0]?.version

/** Which version this project may download, or why none. */
export const decideDelivery = async (
  entitlements: RuntimeEntitlements,
  entitlementsCache: EntitlementsCache,
  request: DownloadRequest,
): Promise<DeliveryDecision> => {
  const rows = (await entitlementsCache.versionsOf(request.plugin)).filter(
    ({ isStable }) => isStable,
  )
  if (rows.length === 0) return { kind: 'unknown' }
  const license = entitlements.licenses.find(({ plugin }) => plugin === request.plugin)
  const denial = projectDenial(entitlements) ?? licenseDenial(license, request.now)
  if (denial) return { kind: 'denied', code: denial }
  const locked = request.version
    ? undefined
    : await findInLock(entitlements, entitlementsCache, request)
  const missing = findUnlicensedDependency(locked?.obstacle)
  if (missing) return { kind: 'denied', code: 'DEPENDENCY_NOT_LICENSED', detail: missing }
  const version = request.version ?? locked?.version ?? newestVersionOf(rows)
  const row = rows.find((one) => one.version === version)
  if (!row || !license) return { kind: 'unknown' }
  const { core } = request
  const { installed, project } = entitlements
  const ring = project ? findRing(project) : 'all'
  const code = findVersionObstacle(row, license, { core, installed, ring })
  if (code === 'NO_VERSION') return { kind: 'unknown' }
  return code ? { kind: 'denied', code } : { kind: 'delivered', row, license }
}
