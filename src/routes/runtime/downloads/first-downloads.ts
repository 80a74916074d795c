import type { LicenseRow } from '../../../../projections/licenses'
import type { Desk } from '../../http/route-dependencies'
import type { Standings } from '../entitlements-cache'

type Noting = { license: LicenseRow; version: string; requestId: string }

export type FirstDownloads = {
  /** Does not wait: the archive is on its way already. */
  note(noting: Noting): void
  settled(): Promise<void>
}

/** Says once per license, on its own stream, that its plugin was fetched. */
export const openFirstDownloads = (desk: Desk, standings: Standings): FirstDownloads => {
  const under = new Map<string, Promise<void>>()

  const append = async ({ license, version, requestId }: Noting) => {
    const { id, projectId } = license
    const by = `runtime:${projectId}` as const
    try {
      await desk.commands.license({ by, correlationId: requestId, causationId: requestId }, id, {
        type: 'NoteDownload',
        version,
      })
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      await desk.alert('first-download-not-noted', id, text).catch(() => undefined)
    } finally {
      standings.forget(projectId)
      under.delete(id)
    }
  }

  return {
    note: (noting) => {
      const { id, firstVersion } = noting.license
      if (firstVersion === null && !under.has(id)) under.set(id, append(noting))
    },
    settled: async () => void (await Promise.all(under.values())),
  }
}
