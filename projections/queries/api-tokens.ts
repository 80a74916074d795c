import type { ApiScope } from '../../events/codes'
import { firstRow, type Sql } from '../projection'

/** A personal token as the ledger knows it; `tokenHash` is the hex SHA-256 of the whole token. */
export type ApiTokenRow = {
  tokenId: string
  personId: string
  sealedName: string
  tokenHash: string
  scopes: ApiScope[]
  issuedAt: string
  expiresAt: string
  usedAt: string | null
  revokedAt: string | null
}

export const findApiToken = (sql: Sql, tokenId: string) =>
  sql<ApiTokenRow[]>`select * from api_tokens where token_id = ${tokenId}`.then(firstRow)

/** Those that were not revoked, the newest first; the expired ones too, for their owner to see. */
export const listApiTokens = (sql: Sql, personId: string) =>
  sql<ApiTokenRow[]>`select * from api_tokens
    where person_id = ${personId} and revoked_at is null
    order by issued_at desc, token_id desc`
