import type { ISql, TransactionSql } from 'postgres'
import { verifyPublisherKeys } from '../jws'
import type { PublicSigningKey, PublisherKeyStatement } from '../signing-key'
import { lockKeys, selectActiveKeys } from '../signing-key-rows'
import type { PublisherKeySet } from '../token-claims'

/** A runtime that missed sets adopts them one after the other: each is signed by one before it. */
export const selectKeySets = (sql: ISql) =>
  sql<PublisherKeyStatement[]>`select sequence, statement from publisher_key_sets
    order by sequence`

type ReceivedKeySet = { statement: string; by: string; now: Date }

const trustKey = (tx: TransactionSql, key: PublicSigningKey, now: Date) =>
  tx`insert into signing_keys (kid, use, public_jwk, active_from)
    values (${key.kid}, 'publisher', ${JSON.stringify(key)}::text::jsonb, ${now})
    on conflict (kid) do update set retires_at = null where signing_keys.use = 'publisher'`

/** Verifies by the keys that count now, then lets the set decide which count. Throws InvalidToken. */
export const adoptKeySet = async (
  tx: TransactionSql,
  { statement, by, now }: ReceivedKeySet,
): Promise<PublisherKeySet | 'outdated'> => {
  await lockKeys(tx)
  const rows = (await selectActiveKeys(tx, now)).filter(({ use }) => use === 'publisher')
  const trusted = { keys: rows.map(({ publicJwk }) => publicJwk) }
  const received = await verifyPublisherKeys(statement, trusted)
  const latest = (await selectKeySets(tx)).at(-1)
  if (latest?.statement === statement) return received
  if (latest && latest.sequence >= received.sequence) return 'outdated'
  const kids = received.keys.map(({ kid }) => kid).filter((kid) => !received.revoked.includes(kid))
  await tx`update signing_keys set retires_at = ${now}::timestamptz,
      active_from = least(active_from, ${now}::timestamptz - interval '1 millisecond')
    where use = 'publisher' and retires_at is null and not (kid = any(${kids}))`
  for (const key of received.keys) if (kids.includes(key.kid)) await trustKey(tx, key, now)
  await tx`insert into publisher_key_sets (sequence, statement, received_by, received_at)
    values (${received.sequence}, ${statement}, ${by}, ${now})`
  return received
}
