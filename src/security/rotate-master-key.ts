import type { Sql, TransactionSql } from 'postgres'
import { derivedKeyUse, storeMissingKeys } from './derived-keys'
import { seal, unseal } from './seal'
import { signingKeyUse } from './signing-key-rows'
import {
  masterKeyFingerprint,
  personKeyUse,
  projectSecretUse,
  unwrapSecret,
  wrapSecret,
} from './wrapped-key'

type Rotation = {
  from: Uint8Array
  to: Uint8Array
  /** Called after each part; what it throws rolls everything back. For tests. */
  onProgress?: (part: string) => void
}

/** A table of wrapped texts: `columns` are its key, `use` what each is bound to. */
type WrappedTable = {
  table: string
  field: string
  columns: readonly string[]
  use: (key: readonly string[]) => string
}

const wrappedTables: readonly WrappedTable[] = [
  {
    table: 'person_keys',
    field: 'wrapped_key',
    columns: ['person_id'],
    use: ([id = '']) => personKeyUse(id),
  },
  {
    table: 'project_secrets',
    field: 'sealed',
    columns: ['project_id', 'name'],
    use: ([id = '', name = '']) => projectSecretUse(id, name),
  },
  {
    table: 'derived_keys',
    field: 'wrapped_key',
    columns: ['purpose'],
    use: ([purpose = '']) => derivedKeyUse(purpose),
  },
]

const batchRows = 1_000

const rewrapTable = async (
  tx: TransactionSql,
  { table, field, columns, use }: WrappedTable,
  { from, to, onProgress }: Rotation,
) => {
  const all = await tx.unsafe<{ key: string[]; wrapped: string }[]>(
    `select array[${columns.join(', ')}] as key, ${field} as wrapped from ${table}`,
  )
  const update = `update ${table} set ${field} = fresh.wrapped
    from unnest($1::text[], $2::text[]) as fresh (key, wrapped)
    where to_jsonb(array[${columns.join(', ')}]) = fresh.key::jsonb`
  for (let start = 0; start < all.length; start += batchRows) {
    const batch = all.slice(start, start + batchRows).map(({ key, wrapped }) => ({
      key: JSON.stringify(key),
      wrapped: wrapSecret(to, unwrapSecret(from, wrapped, use(key)), use(key)),
    }))
    await tx.unsafe(update, [batch.map((row) => row.key), batch.map((row) => row.wrapped)])
    onProgress?.(table)
  }
  return all.length
}

type SealedKeyRow = { kid: string; use: 'access' | 'license' | 'publisher'; sealed: Uint8Array }

const resealSigningKeys = async (tx: TransactionSql, { from, to, onProgress }: Rotation) => {
  const rows = await tx<SealedKeyRow[]>`select kid, use, sealed_private as sealed
    from signing_keys where sealed_private is not null`
  for (const { kid, use, sealed } of rows) {
    const bound = signingKeyUse(kid, use)
    await tx`update signing_keys set sealed_private = ${seal(to, unseal(from, sealed, bound), bound)},
      sealed_by = ${masterKeyFingerprint(to)} where kid = ${kid}`
  }
  onProgress?.('signing_keys')
  return rows.length
}

/**
 * Wraps all keys anew, in one transaction: a crash leaves either all under the old key or all under
 * the new one. Whoever writes a key meanwhile waits, and is refused by the database afterwards if it
 * holds the old one. Answers how many keys there are; 'done' when the new key is in force already.
 */
export const rotateMasterKey = async (sql: Sql, rotation: Rotation): Promise<number | 'done'> => {
  const { from, to, onProgress } = rotation
  return sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`
    await tx`set local lock_timeout = '30s'`
    await tx`lock table master_key, person_keys, project_secrets, derived_keys, signing_keys
      in share row exclusive mode`
    const [row] = await tx<{ fingerprint: string }[]>`select fingerprint from master_key`
    if (row?.fingerprint === masterKeyFingerprint(to)) return 'done' as const
    if (row?.fingerprint !== masterKeyFingerprint(from))
      throw new Error(
        `expected the master key ${row?.fingerprint ?? 'of an empty database'}, found ${masterKeyFingerprint(from)}`,
      )
    await storeMissingKeys(tx, from)
    await tx`update master_key set fingerprint = ${masterKeyFingerprint(to)}, rotated_at = now()`
    onProgress?.('master_key')
    let count = await resealSigningKeys(tx, rotation)
    for (const table of wrappedTables) count += await rewrapTable(tx, table, rotation)
    return count
  })
}
