import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Marketplace } from '../marketplace/marketplace-client'
import { Refused } from '../marketplace/marketplace-error'
import type { PublisherKeys } from '../publisher-keys'
import type { LockEntry } from '../site/site-config'
import { coreVersion } from '../version'
import type { Volume } from '../volume'
import type { Copies, Copy } from './copy-store'
import { Fault } from './install-error'
import { fetchArchive } from './save-archive'
import { type Manifest, matchManifest, openManifest, refuseLower } from './signed-manifest'
import { unpack } from './unpack-archive'

export type Placing = {
  volume: Volume
  copies: Copies
  marketplace: Pick<Marketplace, 'download'>
  keys: PublisherKeys
}

/**
 * Brings one version of the lock into the volume: signature, then name, version, size and digest,
 * then never an older one, and only then the first byte is unpacked. A kept copy was proven when it
 * came, so it is taken as it is, also if it is older. Throws `Fault` or `Unreachable`.
 */
export const placeCopy = async (entry: LockEntry, placing: Placing): Promise<Copy> => {
  const { copies, keys, volume } = placing
  const manifest = await openManifest(entry.manifest, entry.name, keys)
  matchManifest(manifest, entry)
  const kept = copies.kept(entry.name, manifest.sha256)
  if (kept) return kept

  const home = join(volume.pluginsDir, manifest.name)
  const incoming = join(home, `.incoming-${Bun.randomUUIDv7()}`)
  mkdirSync(incoming, { recursive: true, mode: 0o750 })
  try {
    const archive = join(incoming, 'archive.zip')
    await download(entry, manifest, archive, placing)
    refuseLower(manifest, copies.of(manifest.name)?.current.version ?? null)
    refuseOldCore(manifest)
    await unpack(archive, manifest.name, join(incoming, 'unpacked'))
    matchInnerManifest(manifest, join(incoming, 'unpacked'))
    return moveIn(manifest, join(incoming, 'unpacked'), volume)
  } finally {
    rmSync(incoming, { recursive: true, force: true })
  }
}

const download = async (entry: LockEntry, manifest: Manifest, path: string, placing: Placing) => {
  const { marketplace, keys } = placing
  const answer = await marketplace.download(entry.name, entry.version).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    throw new Fault('DOWNLOAD_REFUSED', entry.name, `${error.code}: ${error.message}`)
  })
  if (answer.manifest !== null && answer.manifest !== entry.manifest)
    try {
      matchManifest(await openManifest(answer.manifest, entry.name, keys), entry)
    } catch (error) {
      await answer.body.cancel()
      throw error
    }
  await fetchArchive(answer, manifest, path)
}

const refuseOldCore = ({ name, version, minCore }: Manifest) => {
  if (Bun.semver.order(coreVersion, minCore) >= 0) return
  const text = `${name} ${version}: expected vrs-core ${minCore} or newer, found ${coreVersion}`
  throw new Fault('CORE_TOO_OLD', name, text)
}

const matchInnerManifest = ({ name, version }: Manifest, folder: string) => {
  const inner = innerManifest(folder, name)
  if (inner.name === name && inner.version === version) return
  const found = `${String(inner.name)} ${String(inner.version)}`
  throw new Fault(
    'ARCHIVE_UNSAFE',
    name,
    `manifest.json: expected ${name} ${version}, found ${found}`,
  )
}

const innerManifest = (folder: string, plugin: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {}
  throw new Fault('ARCHIVE_UNSAFE', plugin, 'manifest.json: expected an object as JSON')
}

/** Side by side with what runs; a folder of the same name is a leftover that was never switched to. */
const moveIn = (manifest: Manifest, unpacked: string, volume: Volume): Copy => {
  const { name, version, sha256, dependsOn } = manifest
  const folder = `${name}/${version}-${sha256.slice(0, 8)}`
  const target = join(volume.pluginsDir, folder)
  rmSync(target, { recursive: true, force: true })
  renameSync(unpacked, target)
  return { name, version, sha256, folder, dependsOn, installedAt: new Date().toISOString() }
}
