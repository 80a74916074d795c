import { z } from '@hono/zod-openapi'
import { denialCodes } from '../../../../events/refusal-codes'
import { createApiRoute, emptyResponse, jsonBody } from '../../http/api-route'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import type { RouteDependencies } from '../../http/route-dependencies'
import { coreVersionHeader, parseCoreVersionHeader } from '../core-version'
import { deny } from '../deny'
import type { RuntimeDependencies } from '../runtime-dependencies'
import { runtimeProjectId } from '../runtime-guard'
import { createDamagedArchiveHandler } from './damaged-archive'
import { type DeliveryDecision, decideDelivery } from './decide-delivery'
import { sendArchive } from './send-archive'

/** Without a version, the one that the lock names. */
const downloadSchema = z.object({ version: z.string().min(1).max(100).optional() })

const archiveResponse = (description: string, headers = {}) => ({
  ...emptyResponse(description, {
    ETag: 'The SHA-256 of the whole archive.',
    'Repr-Digest': 'The same digest as RFC 9530 writes it.',
    'X-VRS-Manifest': 'The manifest as a compact JWS, signed by the publisher.',
    'Accept-Ranges': '`bytes`',
    ...headers,
  }),
  content: { 'application/zip': { schema: z.string().describe('Bytes.') } },
})

const route = createApiRoute({
  method: 'post',
  path: '/api/v1/plugins/{name}/download',
  tags: ['Runtimes'],
  limit: 'runtimes',
  summary: 'The archive of a plugin',
  description:
    'Without `version`, the one that the lock names. A denial carries `link`, where it is mended.',
  request: {
    params: z.object({ name: z.string().describe('Its name.') }),
    headers: z.object({
      ...coreVersionHeader,
      Range: z.string().optional().describe('One range of bytes, to go on where one was.'),
      'If-Range': z.string().optional().describe('The ETag that the range belongs to.'),
      'If-Match': z.string().optional().describe('412 when it is none of these ETags.'),
      'If-None-Match': z.string().optional().describe('412 when it is one of these ETags.'),
    }),
    body: { ...jsonBody('Which version. At most 4 KiB.', downloadSchema), required: false },
  },
  assumesJson: true,
  maxBodyBytes: 4096,
  fieldCode: 'INVALID',
  responses: {
    200: archiveResponse('The whole archive.'),
    206: archiveResponse('The range that was asked for.', { 'Content-Range': 'Which bytes.' }),
  },
  denials: denialCodes,
  refusals: ['NOT_FOUND', 'PRECONDITION_FAILED', 'RANGE_NOT_SATISFIABLE', 'ARCHIVE_DAMAGED'],
})

type AllowedDelivery = Extract<DeliveryDecision, { kind: 'delivered' }>

const respondWithRefusal = (
  c: RequestContext,
  deps: RouteDependencies,
  decision: Exclude<DeliveryDecision, AllowedDelivery>,
) =>
  decision.kind === 'unknown'
    ? problemResponse(c, { code: 'NOT_FOUND' })
    : deny(c, deps, { ...decision, projectId: runtimeProjectId(c) })

/** The one way out for a plugin's archive. */
export const downloadRoute = (
  deps: RouteDependencies,
  { entitlements, downloadCounter, firstDownloads }: RuntimeDependencies,
) => {
  const respondDamaged = createDamagedArchiveHandler(deps)

  const recordDownload = (c: RequestContext, { row, license }: AllowedDelivery) => {
    const { plugin, version } = row
    downloadCounter.add({ plugin, version, projectId: license.projectId })
    firstDownloads.record({ license, version, requestId: c.var.requestId })
  }

  const deliver = async (c: RequestContext, delivery: AllowedDelivery) => {
    const { row } = delivery
    try {
      const { bytes } = await deps.vendorQueries.readArchive(row.sha256)
      const response = sendArchive(c, row, bytes)
      if (response.ok) recordDownload(c, delivery)
      return response
    } catch (error) {
      return respondDamaged(c, row, error)
    }
  }

  return (router: PermissionRouter): void =>
    router.openapi(route, 'runtime', async (c) => {
      const decision = await decideDelivery(
        await entitlements.get(runtimeProjectId(c)),
        entitlements,
        {
          plugin: c.req.param('name'),
          version: c.req.valid('json').version,
          core: parseCoreVersionHeader(c),
          now: deps.now().toISOString(),
        },
      )
      return decision.kind === 'delivered'
        ? deliver(c, decision)
        : respondWithRefusal(c, deps, decision)
    })
}
