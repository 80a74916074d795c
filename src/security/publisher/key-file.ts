import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { generateKeyPair, toPublicKey } from '../jws'
import type { PrivateSigningKey, PublicSigningKey } from '../signing-key'

const keySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  /** Absent: another one's key, which we trust. */
  d: z.string().optional(),
  /** ISO-8601; signs from then on. */
  activeFrom: z.iso.datetime().optional(),
})

const fileSchema = z.object({
  /** Of the last set of keys that was signed with them; 0 = none yet. */
  sequence: z.int().min(0).default(0),
  keys: z.array(keySchema).min(1).max(20),
  revoked: z.array(z.string()).max(100).default([]),
  statements: z.array(z.string()).max(100).default([]),
})

export type FileKey = PublicSigningKey & { d?: string; activeFrom?: string }

/** The publisher's own keys, which no server needs; the oldest first. */
export type PublisherKeyFile = {
  sequence: number
  keys: FileKey[]
  revoked: string[]
  /** Sets of keys that were signed, as compact JWS, the oldest first. */
  statements: string[]
}

/** Throws with the path where it cannot be read, or is no key file. */
export const readPublisherKeyFile = async (path: string): Promise<PublisherKeyFile> => {
  try {
    const { keys, ...rest } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    const read = async ({ d, activeFrom, ...jwk }: (typeof keys)[number]): Promise<FileKey> => ({
      ...(await toPublicKey(jwk)),
      ...(d ? { d } : {}),
      ...(activeFrom ? { activeFrom } : {}),
    })
    return { ...rest, keys: await Promise.all(keys.map(read)) }
  } catch (cause) {
    const found = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message
    throw new Error(`expected the publisher's keys in ${path}, found: ${found}`, { cause })
  }
}

/** Atomic, and for its owner alone. */
export const writePublisherKeyFile = (path: string, content: PublisherKeyFile): void => {
  const draft = `${path}.${randomUUID()}`
  const file = openSync(draft, 'wx', 0o600)
  writeSync(file, `${JSON.stringify(content, null, 2)}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(draft, path)
}

export const createPublisherKeys = async (): Promise<PublisherKeyFile> => ({
  sequence: 0,
  keys: [await generateKeyPair()],
  revoked: [],
  statements: [],
})

const isPrivate = (key: FileKey): key is PrivateSigningKey & { activeFrom?: string } =>
  key.d !== undefined

const hasBegun = ({ activeFrom }: FileKey, now: Date) =>
  activeFrom === undefined || activeFrom <= now.toISOString()

/** The newest one that signs at `now` and is trusted; undefined if none does. */
export const findPublisherKeyIn = (
  { keys, revoked }: PublisherKeyFile,
  now: Date,
  isTrusted: (kid: string) => boolean = () => true,
): PrivateSigningKey | undefined => {
  const found = keys
    .filter(isPrivate)
    .findLast((key) => hasBegun(key, now) && !revoked.includes(key.kid) && isTrusted(key.kid))
  if (!found) return undefined
  const { activeFrom: _, ...key } = found
  return key
}

/** The same. Throws if none does. */
export const selectPublisherKey = (file: PublisherKeyFile, now: Date): PrivateSigningKey => {
  const found = findPublisherKeyIn(file, now)
  if (!found)
    throw new Error(`expected a key that signs at ${now.toISOString()}, found none in the key file`)
  return found
}

/** Public halves, with nothing that only the file needs. */
export const listPublicKeys = ({ keys }: PublisherKeyFile): PublicSigningKey[] =>
  keys.map(({ kty, crv, x, kid, alg, use }) => ({ kty, crv, x, kid, alg, use }))
