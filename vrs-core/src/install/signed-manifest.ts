import { getErrorMessage } from '../log'
import type { PublisherKeys } from '../publisher-keys'
import type { LockEntry } from '../site/site-config'
import { verifyJws } from '../verify-jws'
import { InstallError } from './install-error'

/** What the publisher signed about one version of a plugin for this runtime. */
export type SignedManifest = {
  name: string
  version: string
  runtime: 'bun'
  /** Hex, of the whole archive. */
  sha256: string
  /** In bytes, of the whole archive. */
  size: number
  minCore: string
  /** SemVer ranges by plugin name. */
  dependsOn: Record<string, string>
}

const namePattern = /^[a-z][a-z0-9_]{0,31}$/
const versionPattern = /^\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z.-]{1,64})?(\+[0-9A-Za-z.-]{1,64})?$/
const digestPattern = /^[0-9a-f]{64}$/
const maxArchiveBytes = 200 * 1024 * 1024

/** The first check: signed by a pinned key. Throws SIGNATURE_INVALID. */
export const verifySignedManifest = async (
  compact: string,
  plugin: string,
  keys: PublisherKeys,
): Promise<SignedManifest> => {
  try {
    return parseManifest(await verifyJws(compact, 'vrs-plugin+jws', keys))
  } catch (error) {
    throw new InstallError(
      'SIGNATURE_INVALID',
      plugin,
      `manifest of ${plugin}: ${getErrorMessage(error)}`,
    )
  }
}

/** The second check: the manifest is the one of the lock's plugin, version, size and digest. */
export const checkManifestAgainstLock = (manifest: SignedManifest, entry: LockEntry): void => {
  const requireSame =
    (code: 'NAME_MISMATCH' | 'VERSION_MISMATCH' | 'SIZE_MISMATCH' | 'DIGEST_MISMATCH') =>
    (field: keyof LockEntry & keyof SignedManifest) => {
      if (manifest[field] === entry[field]) return
      const text = `${field} of ${entry.name}: the lock expects ${entry[field]}, found ${manifest[field]} in its manifest`
      throw new InstallError(code, entry.name, text)
    }
  requireSame('NAME_MISMATCH')('name')
  requireSame('VERSION_MISMATCH')('version')
  requireSame('SIZE_MISMATCH')('size')
  requireSame('DIGEST_MISMATCH')('sha256')
}

/** The last check before unpacking: never older than what is installed. */
export const refuseDowngrade = (manifest: SignedManifest, installed: string | null): void => {
  if (installed === null || Bun.semver.order(manifest.version, installed) >= 0) return
  const text = `${manifest.name}: expected at least the installed ${installed}, found ${manifest.version}`
  throw new InstallError('VERSION_LOWER', manifest.name, text)
}

const parseManifest = (payload: unknown): SignedManifest => {
  const { name, version, runtime, sha256, size, minCore, dependsOn } = (payload ??
    {}) as SignedManifest
  if (typeof name !== 'string' || !namePattern.test(name)) throw new Error('no usable name')
  if (typeof version !== 'string' || !versionPattern.test(version))
    throw new Error('no usable version')
  if (runtime !== 'bun') throw new Error(`expected runtime bun, found ${String(runtime)}`)
  if (typeof sha256 !== 'string' || !digestPattern.test(sha256)) throw new Error('no usable sha256')
  if (!Number.isInteger(size) || size < 1 || size > maxArchiveBytes)
    throw new Error('no usable size')
  if (typeof minCore !== 'string') throw new Error('no minCore')
  if (typeof dependsOn !== 'object' || dependsOn === null) throw new Error('no dependsOn')
  return { name, version, runtime, sha256, size, minCore, dependsOn: { ...dependsOn } }
}
