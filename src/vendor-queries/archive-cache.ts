import type { ArtifactStore } from '../integrations/artifacts/artifact-store'
import { ArtifactDamaged, ArtifactMissing } from '../integrations/artifacts/artifact-store'
import { ArchiveDamaged } from './archive-damaged'
import type { PluginArchive } from './vendor-queries'

const mebibyte = 1024 * 1024
type CacheLimits = { totalBytes: number; archiveBytes: number }
const defaultLimits: CacheLimits = { totalBytes: 64 * mebibyte, archiveBytes: 16 * mebibyte }

type CachedArchive = { archive: PluginArchive; fingerprint: string; size: number }

/** The archives asked for most recently, whole in memory, at most `allBytes` together. */
const createArchiveCache = ({ totalBytes }: CacheLimits) => {
  const held = new Map<string, CachedArchive>()
  let bytes = 0
  const drop = (sha256: string) => {
    bytes -= held.get(sha256)?.size ?? 0
    held.delete(sha256)
  }
  return {
    take: (sha256: string, print: string) => {
      const found = held.get(sha256)
      if (found?.fingerprint !== print) return undefined
      held.delete(sha256) // Put back as the youngest.
      held.set(sha256, found)
      return found.archive
    },
    put: (one: CachedArchive) => {
      drop(one.archive.sha256)
      held.set(one.archive.sha256, one)
      bytes += one.size
      for (const oldest of held.keys()) if (bytes > totalBytes) drop(oldest)
    },
  }
}

const toArchiveError = (sha256: string, error: unknown) => {
  const broken = error instanceof ArtifactDamaged || error instanceof ArtifactMissing
  return broken ? new ArchiveDamaged(sha256, error.message, error) : error
}

/** Bytes found whole are kept in memory for as long as nobody writes to their file. */
export const createArchiveReader = (
  artifacts: ArtifactStore,
  limits: CacheLimits = defaultLimits,
) => {
  const shelf = createArchiveCache(limits)

  const read = async (sha256: string, print: string): Promise<PluginArchive> => {
    if ((await artifacts.getSize(sha256)) > limits.archiveBytes)
      return { sha256, bytes: await artifacts.openVerified(sha256) }
    const bytes = await artifacts.read(sha256)
    const archive = { sha256, bytes: new Blob([bytes]) }
    shelf.put({ archive, fingerprint: print, size: bytes.length })
    return archive
  }

  return async (sha256: string): Promise<PluginArchive> => {
    try {
      // Looked at before the bytes are read: a write in between shows at the next request.
      const found = artifacts.fingerprint(sha256)
      const print = typeof found === 'string' ? found : await found
      return shelf.take(sha256, print) ?? (await read(sha256, print))
    } catch (error) {
      throw toArchiveError(sha256, error)
    }
  }
}
