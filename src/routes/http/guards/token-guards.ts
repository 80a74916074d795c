import type { MiddlewareHandler } from 'hono'
import type { ApiScope, Role } from '../../../../events/codes'
import { apiScopes, scopesOf } from '../../../../events/codes'
import { personById } from '../../../../projections/people'
import type { ApiTokenRow } from '../../../../projections/queries/api-tokens'
import { apiTokenById } from '../../../../projections/queries/api-tokens'
import { apiTokenIdIn, isApiToken } from '../../../security/api-token'
import type { Asked, Env, Guards } from '../permission-router'
import { problem } from '../problem'
import type { Desk } from '../route-dependencies'
import { bearerOf } from './bearer-token'

type Parts = Pick<Desk, 'sql' | 'now'>
type Valid = { token: ApiTokenRow; role: Role }

/** `used_at` may be this old before it is written again. */
const unwrittenMs = 60_000

const noteUse = async ({ sql, now }: Parts, { tokenId, usedAt }: ApiTokenRow) => {
  const at = now()
  if (usedAt && at.getTime() - Date.parse(usedAt) < unwrittenMs) return
  const before = new Date(at.getTime() - unwrittenMs).toISOString()
  await sql`update api_tokens set used_at = ${at.toISOString()}
    where token_id = ${tokenId} and (used_at is null or used_at <= ${before})`
}

/** Whose token it is, or what is wrong with it; only its bearer learns that it ever was one. */
const judged = async ({ sql, now }: Parts, text: string): Promise<Valid | string> => {
  const tokenId = apiTokenIdIn(text)
  const token = tokenId ? await apiTokenById(sql, tokenId) : undefined
  if (!token || !isApiToken(text, token.tokenHash)) return 'expected an API token of ours'
  if (token.revokedAt) return `expected a token in force, found one revoked at ${token.revokedAt}`
  if (Date.parse(token.expiresAt) <= now().getTime())
    return `expected a token in force, found one that ended at ${token.expiresAt}`
  const role = (await personById(sql, token.personId))?.role
  return role ? { token, role } : 'expected a token of staff, found its owner without a role'
}

const unauthenticated = (c: Asked, code: 'UNAUTHENTICATED' | 'TOKEN_INVALID', detail: string) => {
  const why = code === 'TOKEN_INVALID' ? ' error="invalid_token"' : ''
  c.header('www-authenticate', `Bearer${why}`)
  return problem(c, { code, detail })
}

/** The refusal; undefined for whom it lets in. A role that shrank takes its scopes along. */
const admit = async (c: Asked, parts: Parts, scope: ApiScope) => {
  c.header('cache-control', 'no-store')
  const bearer = bearerOf(c)
  if (!bearer) return unauthenticated(c, 'UNAUTHENTICATED', 'expected a Bearer token, found none')
  const valid = await judged(parts, bearer)
  if (typeof valid === 'string') return unauthenticated(c, 'TOKEN_INVALID', valid)
  const { token, role } = valid
  await noteUse(parts, token)
  if (!token.scopes.includes(scope) || !scopesOf[role].includes(scope)) {
    c.header('www-authenticate', `Bearer error="insufficient_scope", scope="${scope}"`)
    return problem(c, { code: 'SCOPE_MISSING', detail: `expected the scope ${scope}` })
  }
  c.set('caller', { personId: token.personId, tokenId: token.tokenId })
  return undefined
}

const byToken =
  (parts: Parts, scope: ApiScope, limit?: MiddlewareHandler<Env>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const refused = await admit(c, parts, scope)
    if (refused) return refused
    return limit ? limit(c, next) : next()
  }

export type TokenGuards = Pick<Guards, ApiScope>

/** The doors for programs of staff, each by the scope that opens it; a session opens none. */
export const tokenGuards = (parts: Parts, limit?: MiddlewareHandler<Env>): TokenGuards =>
  Object.fromEntries(apiScopes.map((scope) => [scope, byToken(parts, scope, limit)])) as TokenGuards

/** Behind those doors: for whom the program acts. */
export const callerIn = (c: Asked) => {
  const { caller } = c.var
  if (!caller) throw new Error(`expected ${c.req.path} to be behind a door for tokens, found none`)
  return caller
}
