import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Download } from '../marketplace/marketplace-client'
import { Unreachable } from '../marketplace/marketplace-error'
import { Fault } from './install-error'
import type { Manifest } from './signed-manifest'

/**
 * Writes a download to `path` and proves size and digest against the signed manifest. Reading ends
 * at the first byte too many.
 */
export const fetchArchive = async (
  download: Download,
  manifest: Manifest,
  path: string,
): Promise<void> => {
  const hash = createHash('sha256')
  const file = openSync(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of download.body) {
      size += chunk.length
      if (size > manifest.size) throw wrongSize(manifest, `more than ${manifest.size}`)
      hash.update(chunk)
      writeSync(file, chunk)
    }
  } catch (error) {
    throw error instanceof Fault ? error : new Unreachable(`download of ${manifest.name}`, error)
  } finally {
    closeSync(file)
  }
  if (size !== manifest.size) throw wrongSize(manifest, String(size))
  const digest = hash.digest()
  if (digest.toString('hex') !== manifest.sha256)
    throw wrongDigest(manifest, digest.toString('hex'))
  const claimed = /^sha-256=:([A-Za-z0-9+/=]+):$/.exec(download.reprDigest ?? '')?.[1]
  if (download.reprDigest !== null && claimed !== digest.toString('base64'))
    throw wrongDigest(manifest, `Repr-Digest ${download.reprDigest.slice(0, 100)}`)
}

const wrongSize = ({ name, version, size }: Manifest, found: string) =>
  new Fault('SIZE_MISMATCH', name, `${name} ${version}: expected ${size} bytes, found ${found}`)

const wrongDigest = ({ name, version, sha256 }: Manifest, found: string) =>
  new Fault('DIGEST_MISMATCH', name, `${name} ${version}: expected ${sha256}, found ${found}`)
