import type { MiddlewareHandler } from 'hono'
import type { ApiScope, Role } from '../../../../events/codes'
import { apiScopes, scopesByRole } from '../../../../events/codes'
import type { ApiTokenRow } from '../../../../projections/queries/api-tokens'
import { findApiToken } from '../../../../projections/queries/api-tokens'
import { findPerson } from '../../../../projections/queries/people'
import { isApiToken, parseApiTokenId } from '../../../security/api-token'
import type { Env, PermissionGuards, RequestContext } from '../permission-router'
import { problemResponse } from '../problem'
import type { RouteDependencies } from '../route-dependencies'
import { readBearerToken } from './bearer-token'

type Dependencies = Pick<RouteDependencies, 'sql' | 'now'>
type ValidToken = { token: ApiTokenRow; role: Role }

/** `used_at` may be this old before it is written again. */
const usageWriteIntervalMs = 60_000

const recordTokenUse = async ({ sql, now }: Dependencies, { tokenId, usedAt }: ApiTokenRow) => {
  const at = now()
  if (usedAt && at.getTime() - Date.parse(usedAt) < usageWriteIntervalMs) return
  const before = new Date(at.getTime() - usageWriteIntervalMs).toISOString()
  await sql`update api_tokens set used_at = ${at.toISOString()}
    where token_id = ${tokenId} and (used_at is null or used_at <= ${before})`
}

/** Whose token it is, or what is wrong with it; only its bearer learns that it ever was one. */
const verifyToken = async (
  { sql, now }: Dependencies,
  text: string,
): Promise<ValidToken | string> => {
  const tokenId = parseApiTokenId(text)
  const token = tokenId ? await findApiToken(sql, tokenId) : undefined
  if (!token || !isApiToken(text, token.tokenHash)) return 'expected an API token of ours'
  if (token.revokedAt) return `expected a token in force, found one revoked at ${token.revokedAt}`
  if (Date.parse(token.expiresAt) <= now().getTime())
    return `expected a token in force, found one that ended at ${token.expiresAt}`
  const role = (await findPerson(sql, token.personId))?.role
  return role ? { token, role } : 'expected a token of staff, found its owner without a role'
}

const unauthenticatedResponse = (
  c: RequestContext,
  code: 'UNAUTHENTICATED' | 'TOKEN_INVALID',
  detail: string,
) => {
  const why = code === 'TOKEN_INVALID' ? ' error="invalid_token"' : ''
  c.header('www-authenticate', `Bearer${why}`)
  return problemResponse(c, { code, detail })
}

/** The refusal; undefined for whom it lets in. A role that shrank takes its scopes along. */
const checkTokenScope = async (c: RequestContext, parts: Dependencies, scope: ApiScope) => {
  c.header('cache-control', 'no-store')
  const bearer = readBearerToken(c)
  if (!bearer)
    return unauthenticatedResponse(c, 'UNAUTHENTICATED', 'expected a Bearer token, found none')
  const valid = await verifyToken(parts, bearer)
  if (typeof valid === 'string') return unauthenticatedResponse(c, 'TOKEN_INVALID', valid)
  const { token, role } = valid
  await recordTokenUse(parts, token)
  if (!token.scopes.includes(scope) || !scopesByRole[role].includes(scope)) {
    c.header('www-authenticate', `Bearer error="insufficient_scope", scope="${scope}"`)
    return problemResponse(c, { code: 'SCOPE_MISSING', detail: `expected the scope ${scope}` })
  }
  c.set('caller', { personId: token.personId, tokenId: token.tokenId })
  return undefined
}

const requireScope =
  (parts: Dependencies, scope: ApiScope, limit?: MiddlewareHandler<Env>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const refused = await checkTokenScope(c, parts, scope)
    if (refused) return refused
    return limit ? limit(c, next) : next()
  }

export type TokenGuards = Pick<PermissionGuards, ApiScope>

/** Guards for programs of staff, each by its scope; a session passes none of them. */
export const tokenGuards = (parts: Dependencies, limit?: MiddlewareHandler<Env>): TokenGuards =>
  Object.fromEntries(
    apiScopes.map((scope) => [scope, requireScope(parts, scope, limit)]),
  ) as TokenGuards

/** For whom the program acts, behind those guards. */
export const currentTokenCaller = (c: RequestContext) => {
  const { caller } = c.var
  if (!caller) throw new Error(`expected ${c.req.path} to be behind a guard for tokens, found none`)
  return caller
}
