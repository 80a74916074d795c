import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { BlobReader, configure, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js'
import { getErrorMessage } from '../log'
import { archiveLimits, findEntryProblem } from './archive-entry-rules'
import { InstallError } from './install-error'

configure({ useWebWorkers: false })

const zipOptions = {
  strictness: 'strict',
  checkSignature: true,
  checkOverlappingEntry: true,
  useWebWorkers: false,
} as const

/**
 * Unpacks a verified archive into `target`, an empty folder. All entries are checked before the first
 * is unpacked, and bytes are counted again while unpacking, since an archive may declare false sizes.
 * Throws ARCHIVE_UNSAFE.
 */
export const unpackArchive = async (
  archive: string,
  plugin: string,
  target: string,
): Promise<void> => {
  const zip = new ZipReader(new BlobReader(Bun.file(archive)), zipOptions)
  try {
    const entries = await readCheckedEntries(zip, plugin)
    const budget = { left: archiveLimits.maxTotalBytes }
    for (const entry of entries) await writeEntry(entry, target, budget)
  } catch (error) {
    throw error instanceof InstallError
      ? error
      : createUnsafeArchiveError(plugin, getErrorMessage(error))
  } finally {
    await zip.close().catch(() => {})
  }
}

const createUnsafeArchiveError = (plugin: string, found: string) =>
  new InstallError('ARCHIVE_UNSAFE', plugin, `archive of ${plugin}: found ${found}`)

const readCheckedEntries = async (zip: ZipReader<unknown>, plugin: string): Promise<Entry[]> => {
  const entries: Entry[] = []
  const kinds = new Map<string, 'file' | 'folder'>()
  let total = 0
  let packedTotal = 0
  for await (const entry of zip.getEntriesGenerator(zipOptions)) {
    if (entries.length >= archiveLimits.maxEntries)
      throw createUnsafeArchiveError(plugin, `more than ${archiveLimits.maxEntries} files`)
    const problem = findEntryProblem(entry, plugin) ?? findPathConflict(entry.filename, kinds)
    if (problem) throw createUnsafeArchiveError(plugin, problem)
    total += entry.uncompressedSize
    packedTotal += entry.compressedSize
    if (total > archiveLimits.maxTotalBytes)
      throw createUnsafeArchiveError(
        plugin,
        `more than ${archiveLimits.maxTotalBytes} bytes unpacked`,
      )
    entries.push(entry)
  }
  if (total > archiveLimits.ratioCheckedFromBytes && total > packedTotal * archiveLimits.maxRatio)
    throw createUnsafeArchiveError(
      plugin,
      `an archive packed more than ${archiveLimits.maxRatio} : 1`,
    )
  for (const required of ['manifest.json', `${plugin}/index.js`])
    if (kinds.get(required) !== 'file') throw createUnsafeArchiveError(plugin, `no ${required}`)
  return entries
}

/** Two entries for one path (also on a file system that folds case or accents), or a file as a folder. */
const findPathConflict = (
  filename: string,
  kinds: Map<string, 'file' | 'folder'>,
): string | null => {
  const path = filename.replace(/\/$/, '').normalize('NFKC').toLowerCase()
  const kind = filename.endsWith('/') ? 'folder' : 'file'
  const before = kinds.get(path)
  if (before === 'file' || (before === 'folder' && kind === 'file')) return 'a name twice'
  kinds.set(path, kind)
  const parts = path.split('/')
  for (let depth = 1; depth < parts.length; depth += 1) {
    const parent = parts.slice(0, depth).join('/')
    if (kinds.get(parent) === 'file') return 'a file that is also a folder'
    kinds.set(parent, 'folder')
  }
  return null
}

const writeEntry = async (entry: Entry, target: string, budget: { left: number }) => {
  const path = resolve(join(target, entry.filename))
  if (!path.startsWith(resolve(target) + sep)) throw new Error('a path outside the folder')
  if (entry.directory) return void mkdirSync(path, { recursive: true, mode: 0o755 })
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  const file = openSync(path, 'wx', 0o644)
  try {
    await (entry as FileEntry).getData(
      createLimitedWriter(file, entry.uncompressedSize, budget),
      zipOptions,
    )
  } finally {
    closeSync(file)
  }
}

const createLimitedWriter = (file: number, declared: number, budget: { left: number }) => {
  let size = 0
  return new WritableStream<Uint8Array>({
    write: (chunk) => {
      size += chunk.length
      budget.left -= chunk.length
      if (size > declared) throw new Error(`more bytes than the ${declared} declared`)
      if (budget.left < 0)
        throw new Error(`more than ${archiveLimits.maxTotalBytes} bytes unpacked`)
      writeSync(file, chunk)
    },
    close: () => {
      if (size !== declared) throw new Error(`${size} bytes where ${declared} were declared`)
    },
  })
}
