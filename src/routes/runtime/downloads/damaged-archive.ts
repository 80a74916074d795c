import type { PluginVersionRow } from '../../../../projections/plugin-versions'
import { ArchiveDamaged } from '../../../vendor-queries/archive-damaged'
import type { RequestContext } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import type { RouteDependencies } from '../../http/route-dependencies'

const alertIntervalMs = 60_000

/** 500, with an alert at most once a minute for each archive. */
export const createDamagedArchiveHandler = ({ alert }: Pick<RouteDependencies, 'alert'>) => {
  const alertedAt = new Map<string, number>()
  return async (
    c: RequestContext,
    { plugin, version }: PluginVersionRow,
    error: unknown,
  ): Promise<Response> => {
    if (!(error instanceof ArchiveDamaged)) throw error
    const due =
      performance.now() - (alertedAt.get(error.sha256) ?? Number.NEGATIVE_INFINITY) >
      alertIntervalMs
    if (due) {
      alertedAt.set(error.sha256, performance.now())
      await alert('artifact-damaged', `${plugin} ${version}`, error.message)
    }
    const detail = `${plugin} ${version}: ${error.message}`
    return problemResponse(c, { code: 'ARCHIVE_DAMAGED', status: 500, detail })
  }
}
