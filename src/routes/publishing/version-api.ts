import { z } from '@hono/zod-openapi'
import { runtimes } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import { listVersions } from '../../../projections/queries/plugin-versions'
import { publicationStages } from '../../domain/catalogue/decide-plugin-version'
import { InvalidToken } from '../../security/invalid-token'
import { createApiRoute, jsonBody, jsonResponse } from '../http/api-route'
import { toFieldErrors } from '../http/field-errors'
import { currentTokenCaller } from '../http/guards/token-guards'
import { isUpload } from '../http/middleware/body-limit'
import type { ApiHandler, PermissionRouter } from '../http/permission-router'
import { problemResponse } from '../http/problem'
import type { RouteDependencies } from '../http/route-dependencies'
import { type ReceivedUpload, withReceivedUpload } from './receive-upload'

const nameParameter = z.object({
  name: z.string().describe('The name of the plugin, as in its manifest.'),
})

const uploadFieldsSchema = z.object({
  manifest: z
    .string()
    .max(200_000)
    .optional()
    .describe(
      'What the publisher signed about these bytes, a compact JWS. Without it the server signs, if it holds a key of the publisher.',
    ),
  stage: z
    .enum(publicationStages)
    .default('draft')
    .describe('How far it goes at once: a draft that no site gets, stable, or current for all.'),
  changelog: z.string().max(20_000).default('').describe('Markdown.'),
  breaking: z.enum(['true', 'false']).default('false').describe('Whether it breaks what was.'),
})

const uploadSchema = uploadFieldsSchema.extend({
  archive: z.string().describe('The ZIP archive, at most 200 MB.').openapi({ format: 'binary' }),
})

const versionSchema = z.object({
  name: z.string(),
  version: z.string(),
  runtime: z.enum(runtimes),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().min(0).describe('In bytes.'),
})

const publishRoute = createApiRoute({
  method: 'post',
  path: '/api/v1/plugins/{name}/versions',
  tags: ['Publishing'],
  limit: 'tokens',
  summary: 'Publish a version of a plugin',
  description:
    'At most 200 MB within 5 minutes. The same bytes again are answered with 200 and change nothing; the first version of a plugin lists it.',
  request: {
    params: nameParameter,
    body: {
      description: 'The archive, and what the publisher signed about it.',
      required: true,
      content: { 'multipart/form-data': { schema: uploadSchema } },
    },
  },
  readsBodyItself: true,
  responses: {
    200: jsonResponse('These bytes were published before.', versionSchema),
    201: jsonResponse('The version is published.', versionSchema),
  },
  refusals: [
    ...['ARCHIVE_NEEDED', 'ARCHIVE_INVALID', 'MANIFEST_NEEDED', 'MANIFEST_INVALID'],
    ...['MANIFEST_MISMATCH', 'VERSION_EXISTS', 'VERSION_NOT_GREATER', 'BAD_FORM', 'INVALID'],
    'NOT_SUPPORTED',
  ],
})

const parseUpload = (plugin: string, { fields, archive }: ReceivedUpload) => {
  const parsed = uploadFieldsSchema.safeParse(fields)
  if (!parsed.success)
    throw new RefusalError(
      'INVALID',
      'expected a form with valid fields',
      toFieldErrors(parsed.error.issues, fields),
    )
  if (!archive) throw new RefusalError('ARCHIVE_NEEDED', 'expected a file `archive`, found none')
  const { manifest, stage, changelog, breaking } = parsed.data
  const options = { stage, changelog, isBreaking: breaking === 'true' }
  return { plugin, archive, ...options, ...(manifest ? { manifest: manifest.trim() } : {}) }
}

const publish =
  (deps: RouteDependencies): ApiHandler<typeof publishRoute> =>
  async (c) => {
    if (!isUpload(c))
      return problemResponse(c, {
        code: 'NOT_SUPPORTED',
        detail: `expected multipart/form-data, found ${c.req.header('content-type') ?? 'nothing'}`,
      })
    const { requestId } = c.var
    const by = `person:${currentTokenCaller(c).personId}` as const
    const { isNew, ...published } = await withReceivedUpload(c, (upload) =>
      deps.versionPublisher.publish(parseUpload(c.req.param('name'), upload), {
        by,
        correlationId: requestId,
        causationId: requestId,
      }),
    )
    return c.json(published, isNew ? 201 : 200)
  }

const listRoute = createApiRoute({
  method: 'get',
  path: '/api/v1/plugins/{name}/versions',
  tags: ['Publishing'],
  limit: 'tokens',
  summary: 'The versions of a plugin',
  request: { params: nameParameter },
  responses: {
    200: jsonResponse(
      'The newest first; none of a plugin that is not there yet.',
      z.object({
        versions: z.array(
          versionSchema.extend({
            isStable: z.boolean(),
            isCurrent: z.boolean(),
            isYanked: z.boolean(),
            publishedAt: z.iso.datetime(),
          }),
        ),
      }),
    ),
  },
})

const list =
  (deps: RouteDependencies): ApiHandler<typeof listRoute> =>
  async (c) => {
    const name = c.req.param('name')
    const rows = await listVersions(deps.sql, name)
    const versions = rows.map((row) => ({
      ...{ name, version: row.version, runtime: row.runtime, sha256: row.sha256, size: row.size },
      ...{ isStable: row.isStable, isCurrent: row.isCurrent, publishedAt: row.publishedAt },
      isYanked: row.yankedBecause !== null,
    }))
    return c.json({ versions }, 200)
  }

const keySetSchema = z.object({ sequence: z.int().min(0), revoked: z.array(z.string()) })

const keysRoute = createApiRoute({
  method: 'post',
  path: '/api/v1/publisher-keys',
  tags: ['Publishing'],
  limit: 'tokens',
  summary: 'Say which keys of the publisher count',
  description:
    'A set of keys that one of the keys in force has signed, with a higher sequence than the one before. Runtimes get it with their config. The same set again changes nothing.',
  request: {
    body: jsonBody(
      'The set as a compact JWS, `typ: vrs-publisher-keys+jws`.',
      z.strictObject({ statement: z.string().min(1).max(100_000) }),
    ),
  },
  responses: { 200: jsonResponse('The set is in force.', keySetSchema) },
  refusals: ['KEY_SET_INVALID', 'KEY_SET_OUTDATED'],
})

const receiveKeys =
  ({ keys }: RouteDependencies): ApiHandler<typeof keysRoute> =>
  async (c) => {
    const by = `person:${currentTokenCaller(c).personId}`
    const { statement } = c.req.valid('json')
    const adopted = await keys.adoptPublisherKeys(statement, by).catch((error) => {
      if (!(error instanceof InvalidToken)) throw error
      throw new RefusalError('KEY_SET_INVALID', error.reason)
    })
    if (adopted === 'outdated') return problemResponse(c, { code: 'KEY_SET_OUTDATED' })
    return c.json({ sequence: adopted.sequence, revoked: adopted.revoked }, 200)
  }

/** Versions and keys from afar, for `vrs publish`, CI and the publisher's own machine. */
export const versionApi =
  (deps: RouteDependencies) =>
  (router: PermissionRouter): void => {
    router.openapi(listRoute, 'publish', list(deps))
    router.openapi(publishRoute, 'publish', publish(deps))
    router.openapi(keysRoute, 'publish', receiveKeys(deps))
  }
