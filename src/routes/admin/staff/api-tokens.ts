import { personStream } from '../../../../events/streams'
import { listApiTokens } from '../../../../projections/queries/api-tokens'
import type { ApiTokenViewModel } from '../../../../views/admin/people/tokens-view-model'
import { createApiToken } from '../../../security/api-token'
import { createStatement } from '../../../store/postgres/statement'
import type { Staff } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { ApiTokenRequest } from './api-token-request'

type StaffRequest = { staff: Staff; requestId: string }

const sealingContextOf = (personId: string, tokenId: string) => ({
  stream: personStream(personId),
  type: 'api-token',
  field: tokenId,
})

const commandContextOf = ({ staff, requestId }: StaffRequest) => ({
  by: `person:${staff.personId}` as const,
  correlationId: requestId,
  causationId: requestId,
})

const personKeyOf = async ({ vault }: RouteDependencies, personId: string) => {
  const key = await vault.findPersonKey(personId)
  if (!key) throw new Error(`expected a key of person ${personId}, found none`)
  return key
}

/** Her tokens, with their names opened. */
export const loadOwnTokens = async (
  deps: RouteDependencies,
  { personId }: Staff,
): Promise<ApiTokenViewModel[]> => {
  const [rows, key] = await Promise.all([
    listApiTokens(deps.sql, personId),
    personKeyOf(deps, personId),
  ])
  return rows.map(({ tokenId, sealedName, scopes, issuedAt, expiresAt, usedAt }) => ({
    id: tokenId,
    name: deps.vault.open(key, sealingContextOf(personId, tokenId), sealedName),
    scopes,
    issuedAt,
    expiresAt,
    usedAt,
  }))
}

/**
 * Issues the token and answers it, this once. Throws `Refused`; under `API_TOKENS_PKEY` when a token
 * of this id was issued before.
 */
export const issueApiToken = async (
  deps: RouteDependencies,
  request: StaffRequest,
  wish: ApiTokenRequest,
) => {
  const { personId } = request.staff
  const { id: tokenId, name, scopes, days } = wish
  const { token, hash } = createApiToken(tokenId)
  const now = deps.now()
  const expiresAt = new Date(now.getTime() + days * 86_400_000).toISOString()
  const sealed = deps.vault.seal(
    await personKeyOf(deps, personId),
    sealingContextOf(personId, tokenId),
    name,
  )
  await deps.commands.apiToken(
    commandContextOf(request),
    personId,
    { type: 'IssueApiToken', data: { tokenId, scopes, expiresAt, now: now.toISOString() } },
    {
      statements: [
        createStatement(
          `insert into api_tokens
             (token_id, person_id, sealed_name, token_hash, scopes, issued_at, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [tokenId, personId, sealed, hash, [...scopes], now.toISOString(), expiresAt],
        ),
      ],
    },
  )
  return token
}

/** From now on its bearer is turned away. Throws `Refused` for a token that is not hers. */
export const revokeApiToken = async (
  deps: RouteDependencies,
  request: StaffRequest,
  tokenId: string,
) => {
  const { personId } = request.staff
  await deps.commands.apiToken(
    commandContextOf(request),
    personId,
    { type: 'RevokeApiToken', data: { tokenId } },
    {
      statements: [
        createStatement(
          `update api_tokens set revoked_at = $3
           where token_id = $1 and person_id = $2 and revoked_at is null`,
          [tokenId, personId, deps.now().toISOString()],
        ),
      ],
    },
  )
}
