import type { RouteDependencies } from '../http/route-dependencies'
import { type DownloadCounter, openDownloadCounter } from './downloads/download-counter'
import { type FirstDownloads, openFirstDownloads } from './downloads/first-downloads'
import { type EntitlementsCache, openEntitlementsCache } from './entitlements-cache'

/** What the runtimes' routes remember between two calls. */
export type RuntimeDependencies = {
  entitlements: EntitlementsCache
  downloadCounter: DownloadCounter
  firstDownloads: FirstDownloads
  /** Writes what is still counted in memory only. Before the database goes. */
  close(): Promise<void>
}

export const openRuntimeDependencies = (deps: RouteDependencies): RuntimeDependencies => {
  const entitlements = openEntitlementsCache(deps)
  const downloadCounter = openDownloadCounter(deps)
  const firstDownloads = openFirstDownloads(deps, entitlements)
  return {
    entitlements,
    downloadCounter,
    firstDownloads,
    close: async () => {
      entitlements.close()
      await Promise.all([firstDownloads.flush(), downloadCounter.flush()])
    },
  }
}
