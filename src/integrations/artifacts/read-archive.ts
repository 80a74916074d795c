import { type FileEntry, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import {
  InvalidPlugin,
  isIgnoredPath,
  isPlainPath,
  type PluginFiles,
  pluginLimits,
} from './plugin-files'

/** Reads an uploaded archive: checks names, links, counts and sizes before it unpacks any bytes. */
export const readArchive = async (bytes: Uint8Array): Promise<PluginFiles> => {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), {
    strictness: 'strict',
    useWebWorkers: false,
    checkCrc32: true,
    checkOverlappingEntry: true,
  })
  try {
    const entries = await listFileEntries(zip, bytes.length)
    const files = new Map<string, Uint8Array>()
    for (const entry of entries) files.set(entry.filename, await readEntry(entry))
    return files
  } catch (error) {
    if (error instanceof InvalidPlugin) throw error
    throw new InvalidPlugin([`expected a sound ZIP archive, found: ${error}`])
  } finally {
    await zip.close()
  }
}

const listFileEntries = async (zip: ZipReader<unknown>, packedSize: number) => {
  const files: FileEntry[] = []
  let unpackedSize = 0
  for await (const entry of zip.getEntriesGenerator()) {
    if (entry.symlink || entry.encrypted || !isPlainPath(entry.filename.replace(/\/$/, '')))
      throw new InvalidPlugin([`expected a plain file or folder, found ${entry.filename}`])
    if (entry.directory || isIgnoredPath(entry.filename)) continue
    unpackedSize += entry.uncompressedSize
    if (files.push(entry) > pluginLimits.files)
      throw new InvalidPlugin([`expected at most ${pluginLimits.files} files, found more`])
    if (unpackedSize > pluginLimits.bytes || unpackedSize > packedSize * pluginLimits.ratio)
      throw new InvalidPlugin([
        `expected at most ${pluginLimits.bytes} bytes unpacked and ${pluginLimits.ratio} to 1, found more`,
      ])
  }
  return files
}

const readEntry = async (entry: FileEntry) => {
  const bytes = await entry.getData(new Uint8ArrayWriter())
  if (bytes.length === entry.uncompressedSize) return bytes
  throw new InvalidPlugin([
    `expected ${entry.uncompressedSize} bytes in ${entry.filename}, found ${bytes.length}`,
  ])
}
