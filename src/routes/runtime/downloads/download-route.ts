import type { Asked, Door } from '../../http/permission-router'
import { problem } from '../../http/problem'
import type { Desk } from '../../http/route-dependencies'
import { coreOf } from '../core-version'
import { deny } from '../deny'
import type { RuntimeDesk } from '../runtime-dependencies'
import { runtimeOf } from '../runtime-project-id'
import { readBody } from '../validated-body'
import { openDamaged } from './damaged-archive'
import { deliverable, type Verdict } from './decide-delivery'
import { downloadWish } from './download-schema'
import { sendArchive } from './send-archive'

const mostBytes = 4096

type Delivered = Extract<Verdict, { kind: 'delivered' }>

const refused = (c: Asked, desk: Desk, verdict: Exclude<Verdict, Delivered>) =>
  verdict.kind === 'unknown'
    ? problem(c, { code: 'NOT_FOUND' })
    : deny(c, desk, { code: verdict.code, projectId: runtimeOf(c) })

/** The one way out for a plugin's archive. */
export const downloadRoute = (desk: Desk, { standings, tally, firstDownloads }: RuntimeDesk) => {
  const damaged = openDamaged(desk)

  const noted = (c: Asked, { row: { plugin, version }, license }: Delivered) => {
    tally.add({ plugin, version, projectId: license.projectId })
    firstDownloads.note({ license, version, requestId: c.var.requestId })
  }

  const deliver = async (c: Asked, delivered: Delivered) => {
    const { row } = delivered
    try {
      const { bytes } = await desk.questions.archive(row.sha256)
      const response = sendArchive(c, row, bytes)
      if (response.ok) noted(c, delivered)
      return response
    } catch (error) {
      return damaged(c, row, error)
    }
  }

  return (door: Door): void =>
    door.post('/api/v1/plugins/:name/download', 'runtime', async (c) => {
      const body = await readBody(c, downloadWish, mostBytes)
      if ('refused' in body) return body.refused
      const verdict = await deliverable(await standings.of(runtimeOf(c)), standings, {
        plugin: c.req.param('name') ?? '',
        version: body.data.version,
        core: coreOf(c),
        now: desk.now().toISOString(),
      })
      return verdict.kind === 'delivered' ? deliver(c, verdict) : refused(c, desk, verdict)
    })
}
