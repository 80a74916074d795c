import { createHmac, randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'
import type { DerivedKeys, KeyPurpose } from './derived-keys'
import { deriveKeys } from './derived-keys'
import { seal, unseal } from './seal'
import type { SearchableFields } from './search-terms'
import { listPersonTerms, listQueryTerms } from './search-terms'
import { personKeyUse, unwrapSecret, wrapSecret } from './wrapped-key'

/** Where a sealed value stands: it opens nowhere else. */
type SealBinding = { stream: string; type: string; field: string }

export type PersonKey = { personId: string; key: Uint8Array; wrapped: string }

/** Personal data under one key a person, each wrapped by the master key. */
export type Vault = {
  /** A new key; its wrapped form goes into `person_keys` with the person's first event. */
  createPersonKey(personId: string): PersonKey
  /** The person's key; undefined once the person was erased. */
  findPersonKey(personId: string): Promise<Uint8Array | undefined>
  /** The keys of those who were not erased. */
  findPersonKeys(personIds: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  seal(key: Uint8Array, bound: SealBinding, text: string): string
  open(key: Uint8Array, bound: SealBinding, sealed: string): string
  sealFields(
    key: Uint8Array,
    at: Omit<SealBinding, 'field'>,
    fields: Record<string, string | undefined>,
  ): Record<string, string>
  openFields(
    key: Uint8Array,
    at: Omit<SealBinding, 'field'>,
    sealed: Record<string, string>,
  ): Record<string, string>
  /** For look-ups by address: HMAC of the normalised one. */
  hashEmail(email: string): string
  /** Keyed hashes of the words by which a customer is found. */
  hashPersonTerms(fields: SearchableFields): string[]
  /** The same of what was typed: one of each group must be a person's. */
  hashQueryTerms(typed: string): string[][]
  /** A secret of ours, sealed under the master key for one use. */
  sealSecret(text: string, use: string): string
  openSecret(sealed: string, use: string): string
  /** The key for one purpose; a rotation of the master key leaves it as it is. */
  keyFor(purpose: KeyPurpose): Buffer
}

/** 96 bits in base64url: enough to tell terms apart, short enough for some hundreds a person. */
const searchHashLength = 16

const bindingText = ({ stream, type, field }: SealBinding) => `${stream}\n${type}\n${field}`
const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string) => Buffer.from(text, 'base64')

const fieldSealing = {
  seal: (key: Uint8Array, bound: SealBinding, text: string) =>
    toBase64(seal(key, text, bindingText(bound))),
  open: (key: Uint8Array, bound: SealBinding, sealed: string) =>
    unseal(key, fromBase64(sealed), bindingText(bound)),
  sealFields: (
    key: Uint8Array,
    at: Omit<SealBinding, 'field'>,
    fields: Record<string, string | undefined>,
  ) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([field, text]) =>
        text ? [[field, fieldSealing.seal(key, { ...at, field }, text)] as const] : [],
      ),
    ),
  openFields: (key: Uint8Array, at: Omit<SealBinding, 'field'>, sealed: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(sealed).map(([field, text]) => [
        field,
        fieldSealing.open(key, { ...at, field }, text),
      ]),
    ),
}

/** `derivedKeys`: as the database keeps them; from the master key itself where nothing was rotated. */
export const openVault = (
  sql: Sql,
  masterKey: Uint8Array,
  derivedKeys: DerivedKeys = deriveKeys(masterKey),
): Vault => {
  const hashTerm = (term: string) =>
    createHmac('sha256', derivedKeys['customer-search'])
      .update(term)
      .digest('base64url')
      .slice(0, searchHashLength)
  const keysOf = async (personIds: readonly string[]) => {
    if (personIds.length === 0) return new Map<string, Uint8Array>()
    const rows = await sql<{ personId: string; wrappedKey: string }[]>`
      select person_id, wrapped_key from person_keys where person_id = any(${[...personIds]})`
    return new Map(
      rows.map(({ personId, wrappedKey }): [string, Uint8Array] => [
        personId,
        fromBase64(unwrapSecret(masterKey, wrappedKey, personKeyUse(personId))),
      ]),
    )
  }
  return {
    ...fieldSealing,
    createPersonKey: (personId) => {
      const key = randomBytes(32)
      const wrapped = wrapSecret(masterKey, toBase64(key), personKeyUse(personId))
      return { personId, key, wrapped }
    },
    findPersonKey: async (personId) => (await keysOf([personId])).get(personId),
    findPersonKeys: keysOf,
    hashEmail: (email) =>
      createHmac('sha256', derivedKeys.email)
        .update(email.trim().toLowerCase())
        .digest('base64url'),
    hashPersonTerms: (fields) => listPersonTerms(fields).map(hashTerm),
    hashQueryTerms: (typed) => listQueryTerms(typed).map((group) => group.map(hashTerm)),
    sealSecret: (text, use) => wrapSecret(masterKey, text, use),
    openSecret: (sealed, use) => unwrapSecret(masterKey, sealed, use),
    keyFor: (purpose) => derivedKeys[purpose],
  }
}
