import { hkdfSync } from 'node:crypto'
import type { ISql, Sql } from 'postgres'
import { unwrapSecret, wrapSecret } from './wrapped-key'

/** What keys of ours besides those of people are for. */
const keyPurposes = [
  'email',
  'customer-search',
  'order-token',
  'staff-invite',
  'password-reset',
] as const
export type KeyPurpose = (typeof keyPurposes)[number]

export type DerivedKeys = Readonly<Record<KeyPurpose, Buffer>>

export const derivedKeyUse = (purpose: string) => `derived-key:${purpose}`

/** The keys as they come from a master key that was never rotated. */
export const deriveKeys = (masterKey: Uint8Array): DerivedKeys =>
  Object.fromEntries(
    keyPurposes.map((purpose) => [
      purpose,
      Buffer.from(hkdfSync('sha256', masterKey, '', `vrs:${purpose}`, 32)),
    ]),
  ) as Record<KeyPurpose, Buffer>

/** Those that are missing are kept from now on, as they come from this master key. */
export const storeMissingKeys = async (sql: ISql, masterKey: Uint8Array): Promise<void> => {
  for (const [purpose, key] of Object.entries(deriveKeys(masterKey)))
    await sql`insert into derived_keys (purpose, wrapped_key)
      values (${purpose}, ${wrapSecret(masterKey, key.toString('base64'), derivedKeyUse(purpose))})
      on conflict do nothing`
}

/** The keys as they are kept: a rotation of the master key leaves them as they are. */
export const loadDerivedKeys = async (sql: Sql, masterKey: Uint8Array): Promise<DerivedKeys> => {
  await storeMissingKeys(sql, masterKey)
  const rows = await sql<{ purpose: string; wrappedKey: string }[]>`
    select purpose, wrapped_key as "wrappedKey" from derived_keys`
  const stored = rows.map(({ purpose, wrappedKey }) => [
    purpose,
    Buffer.from(unwrapSecret(masterKey, wrappedKey, derivedKeyUse(purpose)), 'base64'),
  ])
  return Object.fromEntries(stored) as Record<KeyPurpose, Buffer>
}
