import { resolve } from 'node:path'
import type { CoreServices } from '../open-core-services'
import { publishPlugin } from '../publish-plugin'

/** `vrs publish <folder> …`: packs, signs and announces plugin versions. */
export const publishPlugins = async (base: CoreServices, folders: readonly string[]) => {
  if (folders.length === 0)
    throw new Error('expected a plugin folder, like `vrs publish plugins/kontakt`, found none')
  await base.keys.ensure(['publisher'])
  for (const folder of folders) {
    const { name, version, sha256, size } = await publishPlugin(
      base,
      resolve(folder),
      'system:publisher',
    )
    console.log(`${name} ${version}  ${size} bytes  sha256 ${sha256}`)
  }
}
