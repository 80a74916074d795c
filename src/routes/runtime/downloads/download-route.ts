import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import type { RouteDependencies } from '../../http/route-dependencies'
import { parseCoreVersionHeader } from '../core-version'
import { deny } from '../deny'
import type { RuntimeDependencies } from '../runtime-dependencies'
import { runtimeProjectId } from '../runtime-project-id'
import { readValidatedBody } from '../validated-body'
import { createDamagedArchiveHandler } from './damaged-archive'
import { type DeliveryDecision, decideDelivery } from './decide-delivery'
import { downloadSchema } from './download-schema'
import { sendArchive } from './send-archive'

const maxRequestBytes = 4096

type AllowedDelivery = Extract<DeliveryDecision, { kind: 'delivered' }>

const respondWithRefusal = (
  c: RequestContext,
  deps: RouteDependencies,
  verdict: Exclude<DeliveryDecision, AllowedDelivery>,
) =>
  verdict.kind === 'unknown'
    ? problemResponse(c, { code: 'NOT_FOUND' })
    : deny(c, deps, { code: verdict.code, projectId: runtimeProjectId(c) })

/** The one way out for a plugin's archive. */
export const downloadRoute = (
  deps: RouteDependencies,
  { entitlements, downloadCounter, firstDownloads }: RuntimeDependencies,
) => {
  const damaged = createDamagedArchiveHandler(deps)

  const countDownload = (
    c: RequestContext,
    { row: { plugin, version }, license }: AllowedDelivery,
  ) => {
    downloadCounter.add({ plugin, version, projectId: license.projectId })
    firstDownloads.record({ license, version, requestId: c.var.requestId })
  }

  const deliver = async (c: RequestContext, delivered: AllowedDelivery) => {
    const { row } = delivered
    try {
      const { bytes } = await deps.vendorQueries.readArchive(row.sha256)
      const response = sendArchive(c, row, bytes)
      if (response.ok) countDownload(c, delivered)
      return response
    } catch (error) {
      return damaged(c, row, error)
    }
  }

  return (router: PermissionRouter): void =>
    router.post('/api/v1/plugins/:name/download', 'runtime', async (c) => {
      const body = await readValidatedBody(c, downloadSchema, maxRequestBytes)
      if ('refusal' in body) return body.refusal
      const verdict = await decideDelivery(
        await entitlements.get(runtimeProjectId(c)),
        entitlements,
        {
          plugin: c.req.param('name') ?? '',
          version: body.data.version,
          core: parseCoreVersionHeader(c),
          now: deps.now().toISOString(),
        },
      )
      return verdict.kind === 'delivered'
        ? deliver(c, verdict)
        : respondWithRefusal(c, deps, verdict)
    })
}
