import type { LicenseRow } from '../../../../projections/licenses'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { EntitlementsCache } from '../entitlements-cache'

type FirstDownload = { license: LicenseRow; version: string; requestId: string }

export type FirstDownloads = {
  /** Does not wait: the archive is on its way already. */
  record(download: FirstDownload): void
  flush(): Promise<void>
}

/** Says once per license, on its own stream, that its plugin was fetched. */
export const openFirstDownloads = (
  deps: RouteDependencies,
  entitlements: EntitlementsCache,
): FirstDownloads => {
  const under = new Map<string, Promise<void>>()

  const append = async ({ license, version, requestId }: FirstDownload) => {
    const { id, projectId } = license
    const by = `runtime:${projectId}` as const
    try {
      await deps.commands.license({ by, correlationId: requestId, causationId: requestId }, id, {
        type: 'NoteDownload',
        version,
      })
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      await deps.alert('first-download-not-noted', id, text).catch(() => undefined)
    } finally {
      entitlements.invalidate(projectId)
      under.delete(id)
    }
  }

  return {
    record: (download) => {
      const { id, firstVersion } = download.license
      if (firstVersion === null && !under.has(id)) under.set(id, append(download))
    },
    flush: async () => void (await Promise.all(under.values())),
  }
}
