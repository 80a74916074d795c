import type { Entry } from '@zip.js/zip.js'

export const archiveLimits = {
  maxEntries: 5000,
  /** Bytes, all files unpacked. */
  maxTotalBytes: 200 * 1024 * 1024,
  maxRatio: 100,
  /** Smaller files are not checked: a short file of blanks packs better than `maxRatio` too. */
  ratioCheckedFromBytes: 4096,
  maxNameBytes: 512,
  maxDepth: 20,
}

const unixFileModes = { mask: 0o170000, none: 0, file: 0o100000, folder: 0o040000 }
const reservedDeviceNames = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Why an entry may not be unpacked, or null; judged by its header alone. */
export const findEntryProblem = (entry: Entry, plugin: string): string | null =>
  findNameProblem(entry.filename, plugin) ?? findKindProblem(entry) ?? findSizeProblem(entry)

const findNameProblem = (name: string, plugin: string): string | null => {
  if (name === '' || Buffer.byteLength(name) > archiveLimits.maxNameBytes)
    return 'an empty or too long name'
  if (/[\p{Cc}\p{Cf}\p{Cs}\uFFFD]/u.test(name)) return 'control characters in a name'
  if (name.includes('\\')) return 'a backslash in a name'
  if (name.startsWith('/')) return 'an absolute path'
  if (name.includes(':')) return 'a drive or stream in a name'
  const parts = name.replace(/\/$/, '').split('/')
  if (parts.length > archiveLimits.maxDepth) return 'folders too deep'
  if (parts.some((part) => part === '..')) return 'a parent path'
  if (parts.some((part) => part === '' || part === '.')) return 'an empty part in a path'
  if (
    parts.some((part) => /[. ]$/.test(part) || reservedDeviceNames.test(part) || part.length > 255)
  )
    return 'a name that not every file system can hold'
  if (name === 'manifest.json' || ['migrations', plugin].includes(parts[0] ?? '')) return null
  return `something beside manifest.json, migrations/ and ${plugin}/`
}

const findKindProblem = (entry: Entry): string | null => {
  // Programs read other names from the same bytes where they are not marked as UTF-8.
  const isUtf8 = ((entry.rawBitFlag ?? 0) & 0x800) !== 0
  if (!isUtf8 && entry.rawFilename.some((byte) => byte < 0x20 || byte > 0x7e))
    return 'a name that is not marked as UTF-8'
  if (entry.encrypted) return 'an encrypted entry'
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return `compression method ${entry.compressionMethod}`
  const kind = (entry.externalFileAttributes >>> 16) & unixFileModes.mask
  const isFolder = entry.filename.endsWith('/')
  if (
    kind !== unixFileModes.none &&
    kind !== (isFolder ? unixFileModes.folder : unixFileModes.file)
  )
    return 'a link, a device or another special file'
  if ((entry.externalFileAttributes & 0x400) !== 0) return 'a reparse point'
  if (entry.directory !== isFolder)
    return 'a folder named like a file, or a file named like a folder'
  return isFolder && entry.uncompressedSize > 0 ? 'a folder with content' : null
}

const findSizeProblem = ({ uncompressedSize, compressedSize }: Entry): string | null => {
  if (!Number.isSafeInteger(uncompressedSize) || uncompressedSize > archiveLimits.maxTotalBytes)
    return `${uncompressedSize} bytes in one file`
  if (
    uncompressedSize > archiveLimits.ratioCheckedFromBytes &&
    uncompressedSize > compressedSize * archiveLimits.maxRatio
  )
    return `a file packed more than ${archiveLimits.maxRatio} : 1`
  return null
}
