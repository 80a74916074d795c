import { createHash } from 'node:crypto'
import { RefusalError } from '../../../events/refusal-error'
import type { Sql } from '../../../projections/projection'
import type { Statement } from '../../store/postgres/statement'
import { createStatement } from '../../store/postgres/statement'

export type MintedIds = { projectId: string; customerId: string; orderNumber: string }

/** `done`: the stored answer. `mine`: ours to do, with these ids, minted once. */
export type IdempotencyClaim<Answer> =
  | { state: 'done'; answer: Answer }
  | { state: 'claimed'; ids: MintedIds }

type IdempotencyRow = { bodyHash: string; ids: MintedIds; state: string; answer: unknown }

const hashOf = (body: unknown) =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url')

const refuseKey = (key: string, row: IdempotencyRow, bodyHash: string) => {
  if (row.bodyHash !== bodyHash)
    throw new RefusalError('KEY_REUSED', `expected the body that key ${key.slice(0, 8)}… came with`)
  throw new RefusalError('KEY_IN_USE', `the request with key ${key.slice(0, 8)}… is still running`)
}

/** Not waited for on the disk: the order's own commit, later in the same log, brings it there. */
const insertClaim = async (sql: Sql, scope: string, key: string, hash: string, year: number) => {
  const ids = { projectId: Bun.randomUUIDv7(), customerId: Bun.randomUUIDv7() }
  const [row] = await sql<IdempotencyRow[]>`
    insert into idempotency (scope, key, body_hash, ids, state, lease_until)
    select ${scope}, ${key}, ${hash},
      ${sql.json(ids)}::jsonb || jsonb_build_object('orderNumber',
        ${`${year}-`}::text || lpad(nextval('order_numbers')::text, 5, '0')),
      'running', now() + interval '60 seconds'
    from set_config('synchronous_commit', 'off', true)
    on conflict do nothing returning ids`
  return row?.ids
}

/** Mints the ids, or finds the answer, or takes over what a crash left behind. Throws `Refused`. */
export const claimIdempotencyKey = async <Answer>(
  sql: Sql,
  scope: string,
  key: string,
  body: unknown,
  now: Date,
): Promise<IdempotencyClaim<Answer>> => {
  const hash = hashOf(body)
  const ids = await insertClaim(sql, scope, key, hash, now.getUTCFullYear())
  if (ids) return { state: 'claimed', ids }
  const [row] = await sql<IdempotencyRow[]>`
    select body_hash, ids, state, answer from idempotency where scope = ${scope} and key = ${key}`
  if (row?.state === 'done' && row.bodyHash === hash)
    return { state: 'done', answer: row.answer as Answer }
  const [expired] = await sql<IdempotencyRow[]>`
    update idempotency set lease_until = now() + interval '60 seconds'
    where scope = ${scope} and key = ${key} and state = 'running' and lease_until < now()
      and body_hash = ${hash} returning ids`
  if (expired) return { state: 'claimed', ids: expired.ids }
  return refuseKey(
    key,
    row ?? { bodyHash: hash, ids: {} as MintedIds, state: '', answer: null },
    hash,
  )
}

/** Keeps the answer, in the append of what it tells. */
export const completeClaim = (scope: string, key: string, answer: object): Statement =>
  createStatement(
    `update idempotency set state = 'done', answer = $3::text::jsonb where scope = $1 and key = $2`,
    [scope, key, JSON.stringify(answer)],
  )

/** A refused request leaves nothing behind: the same key may come again, corrected. */
export const releaseClaim = async (sql: Sql, scope: string, key: string) => {
  await sql`delete from idempotency where scope = ${scope} and key = ${key} and state = 'running'`
}
