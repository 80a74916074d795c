import { BlobReader, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js'
import { digestOf } from './artifact-store'
import {
  findLayoutProblems,
  findScriptProblems,
  isCheckedScript,
  readManifest,
} from './check-plugin'
import { InvalidPlugin, isPlainPath, pluginLimits } from './plugin-files'
import type { PluginManifest } from './plugin-manifest'

/** `size` in bytes, `sha256` in hex: of the whole archive. */
export type InspectedArchive = { manifest: PluginManifest; sha256: string; size: number }

const zipOptions = {
  strictness: 'strict',
  checkSignature: true,
  checkOverlappingEntry: true,
  useWebWorkers: false,
} as const

/** Files that are read whole: the manifest and scripts. */
const maxReadBytes = 16 * 1024 * 1024
/** Smaller files are not measured: a short file of blanks packs better than any ratio. */
const ratioCheckedFromBytes = 4096
const unixFileModes = { mask: 0o170000, none: 0, file: 0o100000, folder: 0o040000 }

/**
 * Checks an archive that is published as it is, by the rules of the runtimes that unpack it: names,
 * kinds and sizes of all entries first, then every byte. Nothing is written, and no more than one
 * script is in memory. Throws InvalidPlugin.
 */
export const inspectArchive = async (archive: Blob): Promise<InspectedArchive> => {
  const zip = new ZipReader(new BlobReader(archive), zipOptions)
  try {
    const files = await listCheckedFiles(zip)
    const manifestEntry = files.get('manifest.json')
    const manifest = readManifest(manifestEntry && (await readWholeEntry(manifestEntry)))
    const problems = findLayoutProblems(manifest, files)
    if (problems.length > 0) throw new InvalidPlugin(problems)
    for (const [path, entry] of files)
      if (!isCheckedScript(manifest, path)) await drainEntry(entry)
      else problems.push(...findScriptProblems(path, await readWholeEntry(entry), files))
    if (problems.length > 0) throw new InvalidPlugin(problems)
    return { manifest, sha256: await digestOf(archive), size: archive.size }
  } catch (error) {
    if (error instanceof InvalidPlugin) throw error
    throw new InvalidPlugin([`expected a sound ZIP archive, found: ${error}`])
  } finally {
    await zip.close().catch(() => undefined)
  }
}

const listCheckedFiles = async (zip: ZipReader<unknown>): Promise<Map<string, FileEntry>> => {
  const files = new Map<string, FileEntry>()
  const kinds = new Map<string, 'file' | 'folder'>()
  const sum = { entries: 0, packed: 0, unpacked: 0 }
  for await (const entry of zip.getEntriesGenerator(zipOptions)) {
    const problem = findEntryProblem(entry) ?? findPathConflict(entry.filename, kinds)
    if (problem) throw new InvalidPlugin([`${problem}: ${JSON.stringify(entry.filename)}`])
    sum.entries += 1
    sum.packed += entry.compressedSize
    sum.unpacked += entry.uncompressedSize
    assertWithinTotals(sum)
    if (!entry.directory) files.set(entry.filename, entry)
  }
  if (isPackedTooDensely(sum.unpacked, sum.packed))
    throw new InvalidPlugin([`expected an archive packed at most ${pluginLimits.ratio} : 1`])
  return files
}

const assertWithinTotals = ({ entries, unpacked }: { entries: number; unpacked: number }) => {
  if (entries > pluginLimits.files)
    throw new InvalidPlugin([`expected at most ${pluginLimits.files} files, found more`])
  if (unpacked > pluginLimits.bytes)
    throw new InvalidPlugin([`expected at most ${pluginLimits.bytes} bytes unpacked, found more`])
}

const isPackedTooDensely = (unpacked: number, packed: number) =>
  unpacked > ratioCheckedFromBytes && unpacked > packed * pluginLimits.ratio

/** Judged by its header alone. */
const findEntryProblem = (entry: Entry): string | undefined => {
  const isFolder = entry.filename.endsWith('/')
  if (!isPlainPath(entry.filename.replace(/\/$/, '')))
    return 'expected a plain relative path, found'
  // Programs read other names from the same bytes where they are not marked as UTF-8.
  const isUtf8 = ((entry.rawBitFlag ?? 0) & 0x800) !== 0
  if (!isUtf8 && entry.rawFilename.some((byte) => byte < 0x20 || byte > 0x7e))
    return 'expected names in UTF-8, found'
  if (entry.encrypted) return 'expected no encrypted entry, found'
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return `expected stored or deflated entries, found method ${entry.compressionMethod} at`
  const kind = (entry.externalFileAttributes >>> 16) & unixFileModes.mask
  if (kind !== unixFileModes.none && kind !== unixFileModes[isFolder ? 'folder' : 'file'])
    return 'expected plain files and folders, found a link, a device or another kind at'
  if ((entry.externalFileAttributes & 0x400) !== 0) return 'expected no reparse point, found one at'
  if (entry.directory !== isFolder) return 'expected a folder to end with /, found otherwise at'
  if (isFolder && entry.uncompressedSize > 0) return 'expected a folder without content, found'
  return isPackedTooDensely(entry.uncompressedSize, entry.compressedSize)
    ? `expected files packed at most ${pluginLimits.ratio} : 1, found`
    : undefined
}

/** Two entries for one path, also where case or accents are folded, or a file as a folder. */
const findPathConflict = (
  filename: string,
  kinds: Map<string, 'file' | 'folder'>,
): string | undefined => {
  const path = filename.replace(/\/$/, '').normalize('NFKC').toLowerCase()
  const kind = filename.endsWith('/') ? 'folder' : 'file'
  const before = kinds.get(path)
  if (before === 'file' || (before && kind === 'file')) return 'expected each name once, found'
  kinds.set(path, kind)
  const parts = path.split('/')
  for (let depth = 1; depth < parts.length; depth += 1) {
    const parent = parts.slice(0, depth).join('/')
    if (kinds.get(parent) === 'file') return 'expected a file that is no folder, found'
    kinds.set(parent, 'folder')
  }
  return undefined
}

/** Counts while it unpacks: an archive may declare false sizes. */
const unpackEntry = async (entry: FileEntry, onChunk: (chunk: Uint8Array) => void) => {
  const { filename, uncompressedSize } = entry
  const wrongSize = () =>
    new InvalidPlugin([`expected ${uncompressedSize} bytes in ${filename}, found others`])
  let size = 0
  const writer = new WritableStream<Uint8Array>({
    write: (chunk) => {
      size += chunk.length
      if (size > uncompressedSize) throw wrongSize()
      onChunk(chunk)
    },
  })
  await entry.getData(writer, zipOptions)
  if (size !== uncompressedSize) throw wrongSize()
}

const drainEntry = (entry: FileEntry) => unpackEntry(entry, () => undefined)

const readWholeEntry = async (entry: FileEntry): Promise<Uint8Array> => {
  if (entry.uncompressedSize > maxReadBytes)
    throw new InvalidPlugin([`expected at most ${maxReadBytes} bytes in ${entry.filename}`])
  const chunks: Uint8Array[] = []
  await unpackEntry(entry, (chunk) => void chunks.push(chunk.slice()))
  return Buffer.concat(chunks)
}
