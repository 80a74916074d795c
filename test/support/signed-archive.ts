import { signManifest } from '../../src/security/jws'
import type { PrivateSigningKey } from '../../src/security/signing-key'
import type { ManifestClaims } from '../../src/security/token-claims'
import { type ArchiveFile, createArchive, pluginFiles, pluginManifest } from './hostile-archives'

export type SignedArchive = { archive: Buffer; manifest: string; sha256: string }

const sha256Of = (bytes: Uint8Array) => new Bun.CryptoHasher('sha256').update(bytes).digest('hex')

/** What the publisher says about these bytes; `claims` may lie. */
export const signArchive = async (
  key: PrivateSigningKey,
  archive: Buffer,
  claims: Partial<ManifestClaims> = {},
): Promise<SignedArchive> => {
  const sha256 = sha256Of(archive)
  const { name, version, minCore, dependsOn } = pluginManifest
  const manifest = await signManifest(key, {
    ...{ name, version, minCore, dependsOn, sha256, size: archive.length },
    ...{ runtime: 'bun', createdAt: '2026-11-30T10:00:00.000Z', previous: null },
    ...claims,
  })
  return { archive, manifest, sha256 }
}

/** A plugin of this version as its publisher sends it. */
export const createSignedPlugin = async (
  key: PrivateSigningKey,
  version: string,
  claims: Partial<ManifestClaims> = {},
  files: readonly ArchiveFile[] = [],
): Promise<SignedArchive> =>
  signArchive(key, await createArchive(pluginFiles({ version }, files)), { version, ...claims })
