import { getErrorMessage, log } from '../log'
import {
  computeThumbprint,
  type Ed25519Key,
  type PublisherKeys,
  parseEd25519Jwk,
} from '../publisher-keys'
import { verifyJws } from '../verify-jws'
import type { Volume } from '../volume'

/** Whose signatures count: the keys pinned at deployment, then those that the publisher names itself. */
export type PublisherTrust = {
  /** Verify what is new. */
  listCurrent(): PublisherKeys
  /** Those, and the ones before: what is installed was verified by one of them. */
  listEverTrusted(): PublisherKeys
  /** Sets of keys as the config has them, the oldest first; what is not trusted is left out. */
  adopt(statements: readonly string[]): Promise<void>
}

type StoredTrust = { sequence: number; keys: Ed25519Key[]; former: Ed25519Key[] }
type KeySet = { sequence: number; keys: Ed25519Key[] }

const fileName = 'publisher-keys.json'
const maxFormerKeys = 100

const toMap = (keys: readonly Ed25519Key[]): PublisherKeys =>
  new Map(keys.map((key) => [computeThumbprint(key), key] as const))

/** Without the revoked ones. Throws for what is no set of keys. */
const parseKeySet = (payload: unknown): KeySet => {
  const { sequence, keys, revoked } = (payload ?? {}) as Record<string, unknown>
  if (!Number.isSafeInteger(sequence) || Number(sequence) < 1)
    throw new Error(`expected a sequence from 1, found ${String(sequence)}`)
  if (!Array.isArray(keys) || !Array.isArray(revoked))
    throw new Error('expected lists "keys" and "revoked"')
  const valid = keys
    .map(parseEd25519Jwk)
    .filter((key) => key !== null)
    .filter((key) => !revoked.includes(computeThumbprint(key)))
  if (valid.length === 0) throw new Error('expected a key that counts, found none')
  return { sequence: Number(sequence), keys: valid }
}

/** What it says itself, before its signature is looked at. */
const readSequence = (statement: string): number => {
  const payload = Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString()
  return Number((JSON.parse(payload) as Record<string, unknown>).sequence)
}

export const openPublisherTrust = (volume: Volume, pinned: PublisherKeys): PublisherTrust => {
  let trust = volume.read<StoredTrust>(fileName) ?? {
    ...{ sequence: 0, keys: [...pinned.values()], former: [] },
  }

  const adoptOne = async (statement: string) => {
    // A set of before may be signed by a key that was revoked since.
    if (readSequence(statement) <= trust.sequence) return
    const current = toMap(trust.keys)
    const set = parseKeySet(await verifyJws(statement, 'vrs-publisher-keys+jws', current))
    const former = [...toMap([...trust.former, ...trust.keys]).values()].slice(-maxFormerKeys)
    trust = { ...set, former }
    volume.write(fileName, trust)
    log.info('The publisher changed its keys', { sequence: set.sequence })
  }

  return {
    listCurrent: () => toMap(trust.keys),
    listEverTrusted: () => toMap([...pinned.values(), ...trust.former, ...trust.keys]),
    adopt: async (statements) => {
      for (const statement of statements)
        await adoptOne(statement).catch((error: unknown) =>
          log.warn('A set of publisher keys is not trusted', { error: getErrorMessage(error) }),
        )
    },
  }
}
