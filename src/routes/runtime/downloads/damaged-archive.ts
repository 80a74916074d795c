import type { VersionRow } from '../../../../projections/plugin-versions'
import { ArchiveDamaged } from '../../../vendor-queries/archive-damaged'
import type { Asked } from '../../http/permission-router'
import { problem } from '../../http/problem'
import type { Desk } from '../../http/route-dependencies'

const pauseMs = 60_000

/** 500, and an operator hears of it: once a minute for each archive. */
export const openDamaged = ({ alert }: Pick<Desk, 'alert'>) => {
  const toldAt = new Map<string, number>()
  return async (c: Asked, { plugin, version }: VersionRow, error: unknown): Promise<Response> => {
    if (!(error instanceof ArchiveDamaged)) throw error
    const due = performance.now() - (toldAt.get(error.sha256) ?? Number.NEGATIVE_INFINITY) > pauseMs
    if (due) {
      toldAt.set(error.sha256, performance.now())
      await alert('artifact-damaged', `${plugin} ${version}`, error.message)
    }
    const detail = `${plugin} ${version}: ${error.message}`
    return problem(c, { code: 'ARCHIVE_DAMAGED', status: 500, detail })
  }
}
