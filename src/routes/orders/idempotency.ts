import { createHash } from 'node:crypto'
import { RefusalError } from '../../../events/refusal-error'
import type { Sql } from '../../../projections/projection'
import { firstRow } from '../../../projections/projection'
import type { Statement } from '../../store/postgres/statement'
import { createStatement } from '../../store/postgres/statement'

/** `orderNumber`: `<year>-<5 digits or more>`, taken for this run alone. */
export type MintedIds = { projectId: string; customerId: string; orderNumber: string }
type KeptIds = Omit<MintedIds, 'orderNumber'>
type ClaimRow = { ids: KeptIds; number: string }

/** `done`: the stored answer. `mine`: ours to do, with these ids, minted once. */
export type IdempotencyClaim<Answer> =
  | { state: 'done'; answer: Answer }
  | { state: 'claimed'; ids: MintedIds }

type IdempotencyRow = { bodyHash: string; state: string; answer: unknown }

const hashOf = (body: unknown) =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url')

const findRow = (sql: Sql, scope: string, key: string) =>
  sql<IdempotencyRow[]>`
    select body_hash, state, answer from idempotency where scope = ${scope} and key = ${key}`.then(
    firstRow,
  )

const refuseKey = (key: string, row: IdempotencyRow, bodyHash: string) => {
  if (row.bodyHash !== bodyHash)
    throw new RefusalError('KEY_REUSED', `expected the body that key ${key.slice(0, 8)}… came with`)
  throw new RefusalError('KEY_IN_USE', `the request with key ${key.slice(0, 8)}… is still running`)
}

/** For what is done once per key and has an answer, but no ids of its own. Throws `RefusalError`. */
export const claimKey = async <Answer>(
  sql: Sql,
  scope: string,
  key: string,
  body: unknown,
): Promise<{ state: 'done'; answer: Answer } | { state: 'claimed' }> => {
  const hash = hashOf(body)
  const [claimed] = await sql`
    insert into idempotency (scope, key, body_hash, ids, state, lease_until)
    values (${scope}, ${key}, ${hash}, '{}', 'running', now() + interval '60 seconds')
    on conflict (scope, key) do update set lease_until = now() + interval '60 seconds'
      where idempotency.state = 'running' and idempotency.lease_until < now()
        and idempotency.body_hash = ${hash}
    returning key`
  if (claimed) return { state: 'claimed' }
  const row = await findRow(sql, scope, key)
  if (row?.state === 'done' && row.bodyHash === hash)
    return { state: 'done', answer: row.answer as Answer }
  return refuseKey(key, row ?? { bodyHash: hash, state: '', answer: null }, hash)
}

const formatOrderNumber = (number: string, now: Date) =>
  `${now.getUTCFullYear()}-${number.padStart(5, '0')}`

/** For what a person orders by a form that is not sent twice; gaps are allowed. */
export const takeOrderNumber = async (sql: Sql, now: Date): Promise<string> => {
  const [row] = await sql<{ number: string }[]>`select take_order_number()::text as number`
  if (!row) throw new Error('expected an order number, found none')
  return formatOrderNumber(row.number, now)
}

const withOrderNumber = ({ ids, number }: ClaimRow, now: Date): MintedIds => ({
  ...ids,
  orderNumber: formatOrderNumber(number, now),
})

/**
 * Only who claims the key takes a number. Not waited for on the disk: the order's own commit, later in
 * the same log, brings it there.
 */
const insertClaim = async (sql: Sql, scope: string, key: string, hash: string) => {
  const ids: KeptIds = { projectId: Bun.randomUUIDv7(), customerId: Bun.randomUUIDv7() }
  const [row] = await sql<ClaimRow[]>`
    insert into idempotency (scope, key, body_hash, ids, state, lease_until)
    select ${scope}, ${key}, ${hash}, ${sql.json(ids)}::jsonb,
      'running', now() + interval '60 seconds'
    from set_config('synchronous_commit', 'off', true)
    on conflict do nothing returning ids, take_order_number()::text as number`
  return row
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
  const claimed = await insertClaim(sql, scope, key, hash)
  if (claimed) return { state: 'claimed', ids: withOrderNumber(claimed, now) }
  const row = await findRow(sql, scope, key)
  if (row?.state === 'done' && row.bodyHash === hash)
    return { state: 'done', answer: row.answer as Answer }
  const [expired] = await sql<ClaimRow[]>`
    update idempotency set lease_until = now() + interval '60 seconds'
    where scope = ${scope} and key = ${key} and state = 'running' and lease_until < now()
      and body_hash = ${hash} returning ids, take_order_number()::text as number`
  if (expired) return { state: 'claimed', ids: withOrderNumber(expired, now) }
  return refuseKey(key, row ?? { bodyHash: hash, state: '', answer: null }, hash)
}

/** Keeps the answer, in the append of what it tells. */
export const completeClaim = (scope: string, key: string, answer: object): Statement =>
  createStatement(
    `update idempotency set state = 'done', answer = $3::text::jsonb where scope = $1 and key = $2`,
    [scope, key, JSON.stringify(answer)],
  )

/** The next order takes the number of one that does not stand. */
export const returnOrderNumber = async (sql: Sql, { orderNumber }: MintedIds) => {
  const number = orderNumber.slice(orderNumber.indexOf('-') + 1)
  await sql`insert into spare_order_numbers (number) values (${number}) on conflict do nothing`
}

/** A refused request leaves nothing behind: the same key may come again, corrected. */
export const releaseKey = (sql: Sql, scope: string, key: string) =>
  sql`delete from idempotency where scope = ${scope} and key = ${key} and state = 'running'`

/** The same, with the order number. */
export const releaseClaim = async (sql: Sql, scope: string, key: string, ids: MintedIds) => {
  await releaseKey(sql, scope, key)
  await returnOrderNumber(sql, ids)
}
