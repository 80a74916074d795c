import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { BlobReader, configure, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js'
import { messageOf } from '../log'
import { limits, refusalOfEntry } from './archive-entry-rules'
import { Fault } from './install-error'

configure({ useWebWorkers: false })

const strict = {
  strictness: 'strict',
  checkSignature: true,
  checkOverlappingEntry: true,
  useWebWorkers: false,
} as const

/**
 * Unpacks a verified archive into `target`, an empty folder of its own. The whole directory is
 * judged before the first byte is unpacked, and the bytes are counted again while they come: what
 * an archive says of itself is not believed. Throws ARCHIVE_UNSAFE.
 */
export const unpack = async (archive: string, plugin: string, target: string): Promise<void> => {
  const zip = new ZipReader(new BlobReader(Bun.file(archive)), strict)
  try {
    const entries = await judged(zip, plugin)
    const budget = { left: limits.total }
    for (const entry of entries) await writeEntry(entry, target, budget)
  } catch (error) {
    throw error instanceof Fault ? error : unsafe(plugin, messageOf(error))
  } finally {
    await zip.close().catch(() => {})
  }
}

const unsafe = (plugin: string, found: string) =>
  new Fault('ARCHIVE_UNSAFE', plugin, `archive of ${plugin}: found ${found}`)

const judged = async (zip: ZipReader<unknown>, plugin: string): Promise<Entry[]> => {
  const entries: Entry[] = []
  const seen = new Map<string, 'file' | 'folder'>()
  let total = 0
  let packed = 0
  for await (const entry of zip.getEntriesGenerator(strict)) {
    if (entries.length >= limits.entries) throw unsafe(plugin, `more than ${limits.entries} files`)
    const refusal = refusalOfEntry(entry, plugin) ?? clash(entry.filename, seen)
    if (refusal) throw unsafe(plugin, refusal)
    total += entry.uncompressedSize
    packed += entry.compressedSize
    if (total > limits.total) throw unsafe(plugin, `more than ${limits.total} bytes unpacked`)
    entries.push(entry)
  }
  if (total > limits.ratioFrom && total > packed * limits.ratio)
    throw unsafe(plugin, `an archive packed more than ${limits.ratio} : 1`)
  for (const needed of ['manifest.json', `${plugin}/index.js`])
    if (seen.get(needed) !== 'file') throw unsafe(plugin, `no ${needed}`)
  return entries
}

/** Two entries for one path, also where a file system folds case or accents, or a file as folder. */
const clash = (filename: string, seen: Map<string, 'file' | 'folder'>): string | null => {
  const path = filename.replace(/\/$/, '').normalize('NFKC').toLowerCase()
  const kind = filename.endsWith('/') ? 'folder' : 'file'
  const before = seen.get(path)
  if (before === 'file' || (before === 'folder' && kind === 'file')) return 'a name twice'
  seen.set(path, kind)
  const parts = path.split('/')
  for (let depth = 1; depth < parts.length; depth += 1) {
    const parent = parts.slice(0, depth).join('/')
    if (seen.get(parent) === 'file') return 'a file that is also a folder'
    seen.set(parent, 'folder')
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
    await (entry as FileEntry).getData(counting(file, entry.uncompressedSize, budget), strict)
  } finally {
    closeSync(file)
  }
}

const counting = (file: number, declared: number, budget: { left: number }) => {
  let size = 0
  return new WritableStream<Uint8Array>({
    write: (chunk) => {
      size += chunk.length
      budget.left -= chunk.length
      if (size > declared) throw new Error(`more bytes than the ${declared} declared`)
      if (budget.left < 0) throw new Error(`more than ${limits.total} bytes unpacked`)
      writeSync(file, chunk)
    },
    close: () => {
      if (size !== declared) throw new Error(`${size} bytes where ${declared} were declared`)
    },
  })
}
