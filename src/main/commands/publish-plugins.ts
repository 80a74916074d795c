import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CoreServices } from '../open-core-services'
import { publishFolder } from '../publishing/publish-folder'
import { ensurePublisherKey } from '../publishing/publisher-signer'

const hasManifest = (folder: string) => existsSync(join(folder, 'manifest.json'))

/** A plugin's folder, or those of all plugins in a folder. */
export const listPluginFolders = (folder: string): string[] => {
  const path = resolve(folder)
  if (hasManifest(path) || !existsSync(path)) return [path]
  const inside = readdirSync(path)
    .toSorted()
    .map((name) => join(path, name))
    .filter(hasManifest)
  if (inside.length === 0)
    throw new Error(
      `expected ${folder} to be a plugin or a folder of plugins, found no manifest.json`,
    )
  return inside
}

/**
 * `vrs publish <folder> …`: packs, signs and announces plugin versions. One that was published as it
 * is stays as it is.
 */
export const publishPlugins = async (base: CoreServices, folders: readonly string[]) => {
  if (folders.length === 0)
    throw new Error('expected a plugin folder, like `vrs publish plugins/kontakt`, found none')
  await ensurePublisherKey(base)
  for (const folder of folders.flatMap(listPluginFolders)) {
    const published = await publishFolder(base, folder, 'system:publisher')
    const { name, version, sha256, size } = published
    console.log(`${name} ${version}  ${size} bytes  sha256 ${sha256}`)
  }
}
