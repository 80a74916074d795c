import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { checkPlugin } from './check-plugin'
import type { PluginFiles } from './plugin-files'
import type { PluginManifest } from './plugin-manifest'
import { readArchive } from './read-archive'
import { readFolder } from './read-folder'

export type PackedPlugin = { bytes: Uint8Array; manifest: PluginManifest }

/** From a source folder like `plugins/kontakt`; the same source gives the same bytes. Throws InvalidPlugin. */
export const packPlugin = async (dir: string): Promise<PackedPlugin> =>
  packFiles(await readFolder(dir))

/** From an uploaded ZIP, which is written anew: only its checked files are published. */
export const repackArchive = async (zip: Uint8Array): Promise<PackedPlugin> =>
  packFiles(await readArchive(zip))

const packFiles = async (files: PluginFiles): Promise<PackedPlugin> => {
  const manifest = checkPlugin(files)
  return { bytes: await writeArchive(files), manifest }
}

/** 1980-01-01 00:00, the earliest date that ZIP can store. */
const zipEpoch = (1 << 5) | 1
const regularFileMode = 0o100644 * 0x10000

/**
 * The same files give the same bytes on every machine: sorted by their bytes, one date, one mode, and
 * not compressed, because the output of deflate depends on the version of zlib.
 */
const writeArchive = async (files: PluginFiles): Promise<Uint8Array> => {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    level: 0,
    rawLastModDate: zipEpoch * 0x10000,
    extendedTimestamp: false,
    dataDescriptor: false,
    versionMadeBy: 0x0314,
    externalFileAttributes: regularFileMode,
    useUnicodeFileNames: true,
    useWebWorkers: false,
  })
  for (const [path, content] of [...files].sort(compareByBytes))
    await zip.add(path, new Uint8ArrayReader(content))
  return zip.close()
}

const compareByBytes = ([one]: [string, unknown], [other]: [string, unknown]) =>
  Buffer.compare(Buffer.from(one), Buffer.from(other))
