import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { findRuntimeKey, type RuntimeKeyRow } from '../../../projections/queries/runtimes'
import { signAccessToken, tokenLifetime } from '../../security/jws'
import { createApiRoute, jsonResponse } from '../http/api-route'
import { projectIdParameter } from '../http/api-schemas'
import { readBearerToken } from '../http/guards/bearer-token'
import type { PermissionRouter, RequestContext } from '../http/permission-router'
import { problemResponse } from '../http/problem'
import type { RouteDependencies } from '../http/route-dependencies'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** `vrs_<project id>_<secret>`; the secret may contain `_` itself. */
const projectIdOfKey = (key: string) => /^vrs_([^_]+)_.+$/.exec(key)?.[1]

const authenticateRuntimeKey = async ({ sql }: RouteDependencies, key: string) => {
  const projectId = projectIdOfKey(key)
  return projectId ? findRuntimeKey(sql, projectId, sha256(key)) : undefined
}

/** At its first use a key has arrived: the sealed copy of it is not needed any more. */
const recordFirstUse = ({ sql, now }: RouteDependencies, { keyId }: RuntimeKeyRow) =>
  sql`with used as (
      update runtime_keys set used_at = ${now().toISOString()}
      where key_id = ${keyId} and used_at is null returning project_id, application)
    delete from project_secrets s using used
    where s.project_id = used.project_id and s.name = coalesce('marketplace_key:' || used.application, 'marketplace_key')`

const respondUnknownKey = (c: RequestContext) => {
  c.header('www-authenticate', 'Bearer')
  const detail = 'expected a runtime key vrs_<project id>_<secret> that we know, found another'
  return problemResponse(c, { code: 'UNAUTHENTICATED', status: 401, detail })
}

const route = createApiRoute({
  method: 'post',
  path: '/api/v1/projects/{id}/token',
  tags: ['Runtimes'],
  limit: 'runtimes',
  credential: 'runtimeKey',
  summary: 'An access token for a runtime key',
  request: { params: projectIdParameter },
  responses: {
    200: jsonResponse(
      'A token for the calls of this project.',
      z.object({ accessToken: z.string(), expiresIn: z.int().describe('In seconds.') }),
    ),
  },
  refusals: ['UNAUTHENTICATED', 'NOT_FOUND'],
})

/** A runtime's key for an access token. */
export const accessTokenRoute = (deps: RouteDependencies) => (router: PermissionRouter) =>
  router.openapi(route, 'public', async (c) => {
    const row = await authenticateRuntimeKey(deps, readBearerToken(c) ?? '')
    if (!row) return respondUnknownKey(c)
    if (row.projectId !== c.req.param('id')) return problemResponse(c, { code: 'NOT_FOUND' })
    if (row.usedAt === null) await recordFirstUse(deps, row)
    const accessToken = await signAccessToken({
      key: await deps.keys.getCurrent('access'),
      issuer: deps.publicUrl,
      projectId: row.projectId,
      now: deps.now(),
      jti: Bun.randomUUIDv7(),
    })
    const body = { accessToken, expiresIn: tokenLifetime.access }
    return c.json(body, 200, { 'cache-control': 'no-store' })
  })
