import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { MarketplaceClient } from '../marketplace/marketplace-client'
import { MarketplaceRefusalError } from '../marketplace/marketplace-error'
import type { LockEntry } from '../site/site-config'
import { coreVersion } from '../version'
import type { Volume } from '../volume'
import type { CopyStore, PluginCopy } from './copy-store'
import { InstallError } from './install-error'
import type { PublisherTrust } from './publisher-trust'
import { saveVerifiedArchive } from './save-archive'
import {
  checkManifestAgainstLock,
  refuseDowngrade,
  type SignedManifest,
  verifySignedManifest,
} from './signed-manifest'
import { unpackArchive } from './unpack-archive'

export type InstallDependencies = {
  volume: Volume
  copyStore: CopyStore
  marketplace: Pick<MarketplaceClient, 'downloadPlugin'>
  publisherTrust: Pick<PublisherTrust, 'listCurrent' | 'listEverTrusted'>
}

/**
 * Brings one version of the lock into the volume. Checks the signature, then name, version, size and
 * digest, then that it is not older than the installed one, and only then unpacks. A kept copy passed
 * these checks when it was installed, so it is used as it is, even if it is older. Throws
 * `InstallError` or `MarketplaceUnreachableError`.
 */
export const installCopy = async (
  entry: LockEntry,
  deps: InstallDependencies,
): Promise<PluginCopy> => {
  const { copyStore, publisherTrust, volume } = deps
  const everTrusted = publisherTrust.listEverTrusted()
  const manifest = await verifySignedManifest(entry.manifest, entry.name, everTrusted)
  checkManifestAgainstLock(manifest, entry)
  const kept = copyStore.findKeptCopy(entry.name, manifest.sha256)
  if (kept) return kept
  // A revoked key verifies nothing new.
  await verifySignedManifest(entry.manifest, entry.name, publisherTrust.listCurrent())

  const pluginDir = join(volume.pluginsDir, manifest.name)
  const incoming = join(pluginDir, `.incoming-${Bun.randomUUIDv7()}`)
  mkdirSync(incoming, { recursive: true, mode: 0o750 })
  try {
    const archive = join(incoming, 'archive.zip')
    await downloadArchive(entry, manifest, archive, deps)
    refuseDowngrade(manifest, copyStore.find(manifest.name)?.current.version ?? null)
    refuseOldCore(manifest)
    await unpackArchive(archive, manifest.name, join(incoming, 'unpacked'))
    checkInnerManifest(manifest, join(incoming, 'unpacked'))
    return moveIntoVolume(manifest, join(incoming, 'unpacked'), volume)
  } finally {
    rmSync(incoming, { recursive: true, force: true })
  }
}

const downloadArchive = async (
  entry: LockEntry,
  manifest: SignedManifest,
  path: string,
  deps: InstallDependencies,
) => {
  const { marketplace, publisherTrust } = deps
  const publisherKeys = publisherTrust.listCurrent()
  const download = await marketplace
    .downloadPlugin(entry.name, entry.version)
    .catch((error: unknown) => {
      if (!(error instanceof MarketplaceRefusalError)) throw error
      throw new InstallError('DOWNLOAD_REFUSED', entry.name, `${error.code}: ${error.message}`)
    })
  if (download.manifest !== null && download.manifest !== entry.manifest)
    try {
      checkManifestAgainstLock(
        await verifySignedManifest(download.manifest, entry.name, publisherKeys),
        entry,
      )
    } catch (error) {
      await download.body.cancel()
      throw error
    }
  await saveVerifiedArchive(download, manifest, path)
}

const refuseOldCore = ({ name, version, minCore }: SignedManifest) => {
  if (Bun.semver.order(coreVersion, minCore) >= 0) return
  const text = `${name} ${version}: expected vrs-core ${minCore} or newer, found ${coreVersion}`
  throw new InstallError('CORE_TOO_OLD', name, text)
}

const checkInnerManifest = ({ name, version }: SignedManifest, folder: string) => {
  const inner = readInnerManifest(folder, name)
  if (inner.name === name && inner.version === version) return
  const found = `${String(inner.name)} ${String(inner.version)}`
  throw new InstallError(
    'ARCHIVE_UNSAFE',
    name,
    `manifest.json: expected ${name} ${version}, found ${found}`,
  )
}

const readInnerManifest = (folder: string, plugin: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {}
  throw new InstallError('ARCHIVE_UNSAFE', plugin, 'manifest.json: expected an object as JSON')
}

/** Next to the running copy; a folder of the same name is left over from a run that was interrupted. */
const moveIntoVolume = (manifest: SignedManifest, unpacked: string, volume: Volume): PluginCopy => {
  const { name, version, sha256, dependsOn } = manifest
  const folder = `${name}/${version}-${sha256.slice(0, 8)}`
  const target = join(volume.pluginsDir, folder)
  rmSync(target, { recursive: true, force: true })
  renameSync(unpacked, target)
  return { name, version, sha256, folder, dependsOn, installedAt: new Date().toISOString() }
}
