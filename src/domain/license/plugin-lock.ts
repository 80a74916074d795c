import { explainUnresolved, type UnresolvedPlugin } from './explain-unresolved'
import { listCandidates } from './lock-candidates'
import type { LockRequest, PublishedVersion } from './lock-request'
import { findBestSelection } from './lock-search'

/** One exact version that a runtime must run. */
export type LockedPlugin = {
  name: string
  version: string
  sha256: string
  size: number
  manifest: string
}

/** `lock` by name. */
export type PluginLock = { lock: LockedPlugin[]; unresolved: UnresolvedPlugin[] }

const toLockedPlugin = ({ plugin, version, sha256, size, manifest }: PublishedVersion) => ({
  name: plugin,
  version,
  sha256,
  size,
  manifest,
})

/** Exact versions for these licenses; what does not resolve is listed apart, with why. */
export const resolvePluginLock = (request: LockRequest): PluginLock => {
  const candidates = listCandidates(request)
  const selection = findBestSelection(candidates, request.installed ?? new Map())
  const rows = candidates.flatMap(({ plugin }) => selection.get(plugin) ?? [])
  return {
    lock: rows.map(toLockedPlugin),
    unresolved: explainUnresolved(request, candidates, selection),
  }
}

/** The plugin, and all that any version of it depends on, directly or through others. */
const listWithDependencies = (
  plugin: string,
  versions: readonly PublishedVersion[],
): ReadonlySet<string> => {
  const found = new Set([plugin])
  for (const name of found)
    for (const row of versions)
      if (row.plugin === name) for (const other of Object.keys(row.dependsOn)) found.add(other)
  return found
}

/** Plugins that a new site could run at once with all that they depend on. */
export const listResolvablePlugins = (
  versions: readonly PublishedVersion[],
): ReadonlySet<string> => {
  const isResolvable = (plugin: string) => {
    const needed = [...listWithDependencies(plugin, versions)]
    const licenses = needed.map((name) => ({ plugin: name, updatesUntil: null }))
    const { lock } = resolvePluginLock({ licenses, versions, core: null })
    return lock.some(({ name }) => name === plugin)
  }
  return new Set([...new Set(versions.map(({ plugin }) => plugin))].filter(isResolvable))
}
