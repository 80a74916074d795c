import type { ISql } from 'postgres'
import { z } from 'zod'
import { seal, unseal } from './seal'
import type { KeyUse, PrivateSigningKey, PublicSigningKey } from './signing-key'
import { masterKeyFingerprint } from './wrapped-key'

/** A key as the table keeps it; read only while its signatures count. */
export type KeyRow = {
  kid: string
  use: KeyUse
  publicJwk: PublicSigningKey
  sealedPrivate: Uint8Array | null
  /** ISO-8601, as the pool reads instants. */
  activeFrom: string
  retiresAt: string | null
}

export const selectActiveKeys = (sql: ISql, now: Date) =>
  sql<KeyRow[]>`select kid, use, public_jwk, sealed_private, active_from, retires_at
    from signing_keys where retires_at is null or retires_at > ${now} order by active_from, kid`

const withoutPrivatePart = ({ d: _, ...key }: PrivateSigningKey): PublicSigningKey => key

type NewKey = { key: PrivateSigningKey; use: KeyUse; activeFrom: Date; masterKey: Uint8Array }

/** `jsonb` is written as text: a client with another serializer would store a quoted string. */
export const insertKey = (sql: ISql, { key, use, activeFrom, masterKey }: NewKey) =>
  sql`insert into signing_keys (kid, use, public_jwk, sealed_private, sealed_by, active_from)
    values (
    ${key.kid}, ${use}, ${JSON.stringify(withoutPrivatePart(key))}::text::jsonb,
    ${seal(masterKey, key.d, signingKeyUse(key.kid, use))},
    ${masterKeyFingerprint(masterKey)}, ${activeFrom})`

export const insertPublicKey = (sql: ISql, key: PublicSigningKey, use: KeyUse, activeFrom: Date) =>
  sql`insert into signing_keys (kid, use, public_jwk, active_from)
    values (${key.kid}, ${use}, ${JSON.stringify(key)}::text::jsonb, ${activeFrom})
    on conflict (kid) do nothing`

export const retireOtherKeys = (sql: ISql, use: KeyUse, kid: string, at: Date) =>
  sql`update signing_keys set retires_at = ${at}
    where use = ${use} and kid <> ${kid} and retires_at is null`

/** One process at a time makes keys; the lock ends with the transaction. */
export const lockKeys = (sql: ISql) =>
  sql`select pg_advisory_xact_lock(hashtextextended('vrs:signing-keys', 0))`

export const signingKeyUse = (kid: string, use: KeyUse) => `signing-key:${use}:${kid}`

/** Throws with the key's id when the master key is not the one that sealed it. */
export const unsealKey = (row: KeyRow, masterKey: Uint8Array): PrivateSigningKey => {
  if (!row.sealedPrivate)
    throw new Error(`expected the private half of ${row.use} key ${row.kid}, found only the public`)
  try {
    const d = unseal(masterKey, row.sealedPrivate, signingKeyUse(row.kid, row.use))
    return { ...row.publicJwk, d: z.string().min(1).parse(d) }
  } catch (cause) {
    throw new Error(
      `expected ${row.use} key ${row.kid} to open with our master key, found it sealed with another`,
      { cause },
    )
  }
}
