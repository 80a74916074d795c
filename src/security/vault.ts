import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'
import { seal, unseal } from './seal'

/** Where a sealed value stands: it opens nowhere else. */
export type Bound = { stream: string; type: string; field: string }

export type PersonKey = { personId: string; key: Uint8Array; wrapped: string }

/** Personal data under one key a person, each wrapped by the master key. */
export type Vault = {
  /** A new key; its wrapped form goes into `person_keys` with the person's first event. */
  mint(personId: string): PersonKey
  /** The person's key; undefined once the person was erased. */
  keyOf(personId: string): Promise<Uint8Array | undefined>
  /** The keys of those who were not erased. */
  keysOf(personIds: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  seal(key: Uint8Array, bound: Bound, text: string): string
  open(key: Uint8Array, bound: Bound, sealed: string): string
  sealFields(
    key: Uint8Array,
    at: Omit<Bound, 'field'>,
    fields: Record<string, string | undefined>,
  ): Record<string, string>
  openFields(
    key: Uint8Array,
    at: Omit<Bound, 'field'>,
    sealed: Record<string, string>,
  ): Record<string, string>
  /** For look-ups by address: HMAC of the normalised one. */
  emailHmac(email: string): string
  /** A secret of ours, sealed under the master key for one use. */
  sealSecret(text: string, use: string): string
  openSecret(sealed: string, use: string): string
  /** A key for one purpose, derived from the master key. */
  derive(purpose: string): Buffer
}

const spelled = ({ stream, type, field }: Bound) => `${stream}\n${type}\n${field}`
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const bytes = (text: string) => Buffer.from(text, 'base64')

const derived = (masterKey: Uint8Array, purpose: string) =>
  Buffer.from(hkdfSync('sha256', masterKey, '', `vrs:${purpose}`, 32))

const sealing = {
  seal: (key: Uint8Array, bound: Bound, text: string) => base64(seal(key, text, spelled(bound))),
  open: (key: Uint8Array, bound: Bound, sealed: string) =>
    unseal(key, bytes(sealed), spelled(bound)),
  sealFields: (
    key: Uint8Array,
    at: Omit<Bound, 'field'>,
    fields: Record<string, string | undefined>,
  ) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([field, text]) =>
        text ? [[field, sealing.seal(key, { ...at, field }, text)] as const] : [],
      ),
    ),
  openFields: (key: Uint8Array, at: Omit<Bound, 'field'>, sealed: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(sealed).map(([field, text]) => [
        field,
        sealing.open(key, { ...at, field }, text),
      ]),
    ),
}

export const openVault = (sql: Sql, masterKey: Uint8Array): Vault => {
  const emailKey = derived(masterKey, 'email')
  const wrapUse = (personId: string) => `person-key:${personId}`
  const keysOf = async (personIds: readonly string[]) => {
    if (personIds.length === 0) return new Map<string, Uint8Array>()
    const rows = await sql<{ personId: string; wrappedKey: string }[]>`
      select person_id, wrapped_key from person_keys where person_id = any(${[...personIds]})`
    return new Map(
      rows.map(({ personId, wrappedKey }): [string, Uint8Array] => [
        personId,
        bytes(unseal(masterKey, bytes(wrappedKey), wrapUse(personId))),
      ]),
    )
  }
  return {
    ...sealing,
    mint: (personId) => {
      const key = randomBytes(32)
      return { personId, key, wrapped: base64(seal(masterKey, base64(key), wrapUse(personId))) }
    },
    keyOf: async (personId) => (await keysOf([personId])).get(personId),
    keysOf,
    emailHmac: (email) =>
      createHmac('sha256', emailKey).update(email.trim().toLowerCase()).digest('base64url'),
    sealSecret: (text, use) => base64(seal(masterKey, text, use)),
    openSecret: (sealed, use) => unseal(masterKey, bytes(sealed), use),
    derive: (purpose) => derived(masterKey, purpose),
  }
}
