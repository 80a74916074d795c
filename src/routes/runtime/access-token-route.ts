import { createHash } from 'node:crypto'
import { type RuntimeKeyRow, runtimeKeyByHash } from '../../../projections/queries/runtime-keys'
import { lifetime, signAccess } from '../../security/jws'
import { bearerOf } from '../http/guards/bearer-token'
import type { Asked, Door } from '../http/permission-router'
import { problem } from '../http/problem'
import type { Desk } from '../http/route-dependencies'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** `vrs_<project id>_<secret>`; the secret may contain `_` itself. */
const projectIn = (key: string) => /^vrs_([^_]+)_.+$/.exec(key)?.[1]

const keyFor = async ({ sql }: Desk, key: string) => {
  const projectId = projectIn(key)
  return projectId ? runtimeKeyByHash(sql, projectId, sha256(key)) : undefined
}

/** At its first use a key has arrived: the sealed copy of it is not needed any more. */
const noteFirstUse = ({ sql, now }: Desk, { keyId }: RuntimeKeyRow) =>
  sql`with used as (
      update runtime_keys set used_at = ${now().toISOString()}
      where key_id = ${keyId} and used_at is null returning project_id, application)
    delete from project_secrets s using used
    where s.project_id = used.project_id and s.name = coalesce('marketplace_key:' || used.application, 'marketplace_key')`

const unknownKey = (c: Asked) => {
  c.header('www-authenticate', 'Bearer')
  const detail = 'expected a runtime key vrs_<project id>_<secret> that we know, found another'
  return problem(c, { code: 'UNAUTHENTICATED', status: 401, detail })
}

/** A runtime's key for an access token. */
export const tokenRoute =
  (desk: Desk) =>
  (door: Door): void =>
    door.post('/api/v1/projects/:id/token', 'public', async (c) => {
      const row = await keyFor(desk, bearerOf(c) ?? '')
      if (!row) return unknownKey(c)
      if (row.projectId !== c.req.param('id')) return problem(c, { code: 'NOT_FOUND' })
      if (row.usedAt === null) await noteFirstUse(desk, row)
      const accessToken = await signAccess({
        key: await desk.keys.current('access'),
        issuer: desk.publicUrl,
        projectId: row.projectId,
        now: desk.now(),
        jti: Bun.randomUUIDv7(),
      })
      c.header('cache-control', 'no-store')
      return c.json({ accessToken, expiresIn: lifetime.access })
    })
