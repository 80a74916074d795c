import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import type { PluginFiles } from './plugin-files'

/** 1980-01-01 00:00, the first moment ZIP knows. */
const zipEpoch = (1 << 5) | 1
const regularFileMode = 0o100644 * 0x10000

/**
 * The same files give the same bytes on every machine: sorted by their bytes, one date, one mode, and
 * stored, because what deflate writes depends on the zlib at hand.
 */
export const writeArchive = async (files: PluginFiles): Promise<Uint8Array> => {
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
