import type { Artifacts } from '../integrations/artifacts/artifact-store'
import { ArtifactDamaged, ArtifactMissing } from '../integrations/artifacts/artifact-store'
import { ArchiveDamaged } from './archive-damaged'
import type { Archive } from './vendor-queries'

const mebibyte = 1024 * 1024
type Limits = { allBytes: number; oneBytes: number }
const usual: Limits = { allBytes: 64 * mebibyte, oneBytes: 16 * mebibyte }

type Held = { archive: Archive; print: string; size: number }

/** The archives asked for most recently, whole in memory, at most `allBytes` together. */
const openShelf = ({ allBytes }: Limits) => {
  const held = new Map<string, Held>()
  let bytes = 0
  const drop = (sha256: string) => {
    bytes -= held.get(sha256)?.size ?? 0
    held.delete(sha256)
  }
  return {
    take: (sha256: string, print: string) => {
      const found = held.get(sha256)
      if (found?.print !== print) return undefined
      held.delete(sha256) // Put back as the youngest.
      held.set(sha256, found)
      return found.archive
    },
    put: (one: Held) => {
      drop(one.archive.sha256)
      held.set(one.archive.sha256, one)
      bytes += one.size
      for (const oldest of held.keys()) if (bytes > allBytes) drop(oldest)
    },
  }
}

const told = (sha256: string, error: unknown) => {
  const broken = error instanceof ArtifactDamaged || error instanceof ArtifactMissing
  return broken ? new ArchiveDamaged(sha256, error.message, error) : error
}

/** Bytes found whole are kept in memory for as long as nobody writes to their file. */
export const openArchives = (artifacts: Artifacts, limits: Limits = usual) => {
  const shelf = openShelf(limits)

  const read = async (sha256: string, print: string): Promise<Archive> => {
    if ((await artifacts.size(sha256)) > limits.oneBytes)
      return { sha256, bytes: await artifacts.verified(sha256) }
    const bytes = await artifacts.read(sha256)
    const archive = { sha256, bytes: new Blob([bytes]) }
    shelf.put({ archive, print, size: bytes.length })
    return archive
  }

  return async (sha256: string): Promise<Archive> => {
    try {
      // Looked at before the bytes are read: a write in between shows at the next request.
      const print = artifacts.print(sha256)
      return shelf.take(sha256, print) ?? (await read(sha256, print))
    } catch (error) {
      throw told(sha256, error)
    }
  }
}
