import { generateKeyPair, signPublisherKeys } from '../jws'
import type { PrivateSigningKey } from '../signing-key'
import { type FileKey, findPublisherKeyIn, listPublicKeys, type PublisherKeyFile } from './key-file'

/** A new key is known this long before it signs. */
export const leadHours = 24
const maxKeys = 20

/** The file with a new set of its keys, signed by `key`, which everybody trusts already. */
const signKeySet = async (
  file: PublisherKeyFile,
  key: PrivateSigningKey,
  now: Date,
): Promise<PublisherKeyFile> => {
  const sequence = file.sequence + 1
  const { revoked } = file
  const keys = listPublicKeys(file).filter(({ kid }) => !revoked.includes(kid))
  const createdAt = now.toISOString()
  const statement = await signPublisherKeys(key, { sequence, createdAt, keys, revoked })
  return { ...file, sequence, statements: [...file.statements, statement].slice(-100) }
}

const requireSigner = (file: PublisherKeyFile, now: Date): PrivateSigningKey => {
  const key = findPublisherKeyIn(file, now)
  if (key) return key
  throw new Error('expected a private key that signs today, found none in the key file')
}

/** Adds the next key, and signs the set that names it. The keys before it keep their word. */
export const rotatePublisherKey = async (
  file: PublisherKeyFile,
  now: Date,
): Promise<{ file: PublisherKeyFile; kid: string; activeFrom: string }> => {
  const signer = requireSigner(file, now)
  const next = file.keys.find(({ activeFrom = '' }) => activeFrom > now.toISOString())
  if (next)
    throw new Error(
      `expected one next key, found that ${next.kid} signs from ${next.activeFrom} on already`,
    )
  const kept = file.keys.filter(({ kid }) => !file.revoked.includes(kid))
  if (kept.length >= maxKeys)
    throw new Error(`expected fewer than ${maxKeys} keys, found ${kept.length}: revoke the oldest`)
  const key = await generateKeyPair()
  const activeFrom = new Date(now.getTime() + leadHours * 3_600_000).toISOString()
  const changed = { ...file, keys: [...kept, { ...key, activeFrom }] }
  return { file: await signKeySet(changed, signer, now), kid: key.kid, activeFrom }
}

/** Without a key that signs today, the next one begins at once. */
const beginEarlier = (file: PublisherKeyFile, now: Date): PublisherKeyFile => {
  if (findPublisherKeyIn(file, now)) return file
  const begin = ({ activeFrom: _, ...key }: FileKey): FileKey => key
  return { ...file, keys: file.keys.map(begin) }
}

/** From then on `kid` verifies nothing new. Signed by another key, so that one must be there. */
export const revokePublisherKey = async (
  file: PublisherKeyFile,
  kid: string,
  now: Date,
): Promise<PublisherKeyFile> => {
  if (!file.keys.some((key) => key.kid === kid) || file.revoked.includes(kid)) {
    const known = file.keys.map((key) => key.kid).filter((key) => !file.revoked.includes(key))
    throw new Error(`expected the id of a key in force (${known.join(', ')}), found ${kid}`)
  }
  const revoked = [...file.revoked, kid].slice(-100)
  const changed = beginEarlier({ ...file, revoked }, now)
  const signer = findPublisherKeyIn(changed, now)
  if (!signer)
    throw new Error(
      'expected another private key that takes its place, found none: call `vrs publisher-key rotate` first',
    )
  return signKeySet(changed, signer, now)
}
