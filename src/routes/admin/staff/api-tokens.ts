import { personStream } from '../../../../events/streams'
import { apiTokensOf } from '../../../../projections/queries/api-tokens'
import type { TokenShown } from '../../../../views/admin/people/tokens-view-model'
import { mintApiToken } from '../../../security/api-token'
import { statement } from '../../../store/postgres/statement'
import type { Staff } from '../../http/permission-router'
import type { Desk } from '../../http/route-dependencies'
import type { TokenWish } from './api-token-request'

type Request = { staff: Staff; requestId: string }

const boundTo = (personId: string, tokenId: string) => ({
  stream: personStream(personId),
  type: 'api-token',
  field: tokenId,
})

const contextOf = ({ staff, requestId }: Request) => ({
  by: `person:${staff.personId}` as const,
  correlationId: requestId,
  causationId: requestId,
})

const keyOf = async ({ vault }: Desk, personId: string) => {
  const key = await vault.keyOf(personId)
  if (!key) throw new Error(`expected a key of person ${personId}, found none`)
  return key
}

/** Her tokens, with their names opened. */
export const tokensShown = async (desk: Desk, { personId }: Staff): Promise<TokenShown[]> => {
  const [rows, key] = await Promise.all([apiTokensOf(desk.sql, personId), keyOf(desk, personId)])
  return rows.map(({ tokenId, sealedName, scopes, issuedAt, expiresAt, usedAt }) => ({
    id: tokenId,
    name: desk.vault.open(key, boundTo(personId, tokenId), sealedName),
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
export const issueToken = async (desk: Desk, request: Request, wish: TokenWish) => {
  const { personId } = request.staff
  const { id: tokenId, name, scopes, days } = wish
  const { token, hash } = mintApiToken(tokenId)
  const now = desk.now()
  const expiresAt = new Date(now.getTime() + days * 86_400_000).toISOString()
  const sealed = desk.vault.seal(await keyOf(desk, personId), boundTo(personId, tokenId), name)
  await desk.commands.apiToken(
    contextOf(request),
    personId,
    { type: 'IssueApiToken', data: { tokenId, scopes, expiresAt, now: now.toISOString() } },
    {
      also: [
        statement(
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
export const revokeToken = async (desk: Desk, request: Request, tokenId: string) => {
  const { personId } = request.staff
  await desk.commands.apiToken(
    contextOf(request),
    personId,
    { type: 'RevokeApiToken', data: { tokenId } },
    {
      also: [
        statement(
          `update api_tokens set revoked_at = $3
           where token_id = $1 and person_id = $2 and revoked_at is null`,
          [tokenId, personId, desk.now().toISOString()],
        ),
      ],
    },
  )
}
