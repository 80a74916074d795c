import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import type { PluginDownload } from '../marketplace/marketplace-client'
import { MarketplaceUnreachableError } from '../marketplace/marketplace-error'
import { InstallError } from './install-error'
import type { SignedManifest } from './signed-manifest'

/**
 * Writes a download to `path` and checks size and digest against the signed manifest. Reading ends
 * at the first byte beyond the signed size.
 */
export const saveVerifiedArchive = async (
  download: PluginDownload,
  manifest: SignedManifest,
  path: string,
): Promise<void> => {
  const hash = createHash('sha256')
  const file = openSync(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of download.body) {
      size += chunk.length
      if (size > manifest.size) throw createSizeError(manifest, `more than ${manifest.size}`)
      hash.update(chunk)
      writeSync(file, chunk)
    }
  } catch (error) {
    throw error instanceof InstallError
      ? error
      : new MarketplaceUnreachableError(`download of ${manifest.name}`, error)
  } finally {
    closeSync(file)
  }
  if (size !== manifest.size) throw createSizeError(manifest, String(size))
  const digest = hash.digest()
  if (digest.toString('hex') !== manifest.sha256)
    throw createDigestError(manifest, digest.toString('hex'))
  const declaredDigest = /^sha-256=:([A-Za-z0-9+/=]+):$/.exec(download.reprDigest ?? '')?.[1]
  if (download.reprDigest !== null && declaredDigest !== digest.toString('base64'))
    throw createDigestError(manifest, `Repr-Digest ${download.reprDigest.slice(0, 100)}`)
}

const createSizeError = ({ name, version, size }: SignedManifest, found: string) =>
  new InstallError(
    'SIZE_MISMATCH',
    name,
    `${name} ${version}: expected ${size} bytes, found ${found}`,
  )

const createDigestError = ({ name, version, sha256 }: SignedManifest, found: string) =>
  new InstallError(
    'DIGEST_MISMATCH',
    name,
    `${name} ${version}: expected ${sha256}, found ${found}`,
  )
