import { checkPlugin } from './check-plugin'
import type { PluginFiles } from './plugin-files'
import type { PluginManifest } from './plugin-manifest'
import { readArchive } from './read-archive'
import { readFolder } from './read-folder'
import { writeArchive } from './write-archive'

export type PackedPlugin = { bytes: Uint8Array; manifest: PluginManifest }

/** From a source folder like `plugins/kontakt`; the same source gives the same bytes. Throws PluginRefused. */
export const packPlugin = async (dir: string): Promise<PackedPlugin> =>
  packFiles(await readFolder(dir))

/** From an uploaded ZIP, written again our way so that nothing of its own making gets published. */
export const repackArchive = async (zip: Uint8Array): Promise<PackedPlugin> =>
  packFiles(await readArchive(zip))

const packFiles = async (files: PluginFiles): Promise<PackedPlugin> => {
  const manifest = checkPlugin(files)
  return { bytes: await writeArchive(files), manifest }
}
