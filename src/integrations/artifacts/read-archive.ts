import { type FileEntry, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { isLeftover, isPlainPath, limits, type PluginFiles, PluginRefused } from './plugin-files'

/** Opens an uploaded archive, believing nothing in it: names, links, counts and sizes first, then the bytes. */
export const readArchive = async (bytes: Uint8Array): Promise<PluginFiles> => {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), {
    strictness: 'strict',
    useWebWorkers: false,
    checkCrc32: true,
    checkOverlappingEntry: true,
  })
  try {
    const entries = await wholeFiles(zip, bytes.length)
    const files = new Map<string, Uint8Array>()
    for (const entry of entries) files.set(entry.filename, await content(entry))
    return files
  } catch (error) {
    if (error instanceof PluginRefused) throw error
    throw new PluginRefused([`expected a sound ZIP archive, found: ${error}`])
  } finally {
    await zip.close()
  }
}

const wholeFiles = async (zip: ZipReader<unknown>, packed: number) => {
  const files: FileEntry[] = []
  let unpacked = 0
  for await (const entry of zip.getEntriesGenerator()) {
    if (entry.symlink || entry.encrypted || !isPlainPath(entry.filename.replace(/\/$/, '')))
      throw new PluginRefused([`expected a plain file or folder, found ${entry.filename}`])
    if (entry.directory || isLeftover(entry.filename)) continue
    unpacked += entry.uncompressedSize
    if (files.push(entry) > limits.files)
      throw new PluginRefused([`expected at most ${limits.files} files, found more`])
    if (unpacked > limits.bytes || unpacked > packed * limits.ratio)
      throw new PluginRefused([
        `expected at most ${limits.bytes} bytes unpacked and ${limits.ratio} to 1, found more`,
      ])
  }
  return files
}

const content = async (entry: FileEntry) => {
  const bytes = await entry.getData(new Uint8ArrayWriter())
  if (bytes.length === entry.uncompressedSize) return bytes
  throw new PluginRefused([
    `expected ${entry.uncompressedSize} bytes in ${entry.filename}, found ${bytes.length}`,
  ])
}
