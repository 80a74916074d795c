import { createHash, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { S3Client } from 'bun'
import { LRUCache } from 'lru-cache'
import {
  ArtifactDamaged,
  ArtifactMissing,
  type ArtifactStore,
  assertDigest,
  digestOf,
  isWhole,
  toBlob,
} from './artifact-store'

type S3Settings = Bun.S3Options & { bucket: string }

type Options = S3Settings & {
  /** Verified copies that are served from here; emptied when it is opened. */
  cacheDir: string
  cacheBytes?: number
  /** How long an object's state is believed. */
  believedMs?: number
}

const statTimeoutMs = 10_000
const transferTimeoutMs = 5 * 60_000
/** A copy that was dropped may still be on its way to somebody. */
const dropDelayMs = 10 * 60_000

/** Bun's client has no time-outs of its own. */
const within = async <T>(work: Promise<T>, ms: number, what: string): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const error = new Error(`expected the object storage to ${what} within ${ms} ms, found silence`)
  const timer = setTimeout(() => reject(error), ms)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

const isAbsent = (error: unknown) => {
  const { code, name } = error as { code?: string; name?: string }
  return code === 'NoSuchKey' || code === 'NotFound' || name === 'NoSuchKey'
}

const withMissing = async <T>(sha256: string, work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    throw isAbsent(error) ? new ArtifactMissing(sha256) : error
  }
}

/** Saves a stream and answers its digest. */
const saveStream = async (stream: AsyncIterable<Uint8Array>, path: string) => {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      hash.update(chunk)
      await file.writeFile(chunk)
    }
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}

/** Copies on this machine, each of the object whose `print` it was fetched with. */
const openCopies = (dir: string, maxSize: number) => {
  rmSync(dir, { recursive: true, force: true })
  const copies = new LRUCache<string, { path: string; print: string; size: number }>({
    maxSize,
    sizeCalculation: ({ size }) => Math.max(1, size),
    dispose: ({ path }) => void setTimeout(() => rm(path, { force: true }), dropDelayMs).unref(),
  })
  return {
    find: (sha256: string, print: string) => {
      const found = copies.get(sha256)
      return found?.print === print ? found.path : undefined
    },
    /** Fetches to a path of its own: readers of an older copy are not disturbed. */
    add: async (sha256: string, print: string, stream: AsyncIterable<Uint8Array>) => {
      await mkdir(dir, { recursive: true })
      const draft = join(dir, `${randomUUID()}.part`)
      try {
        const digest = await saveStream(stream, draft)
        if (digest !== sha256) throw new ArtifactDamaged(sha256, digest)
        const path = draft.replace(/\.part$/, '')
        await rename(draft, path)
        copies.set(sha256, { path, print, size: Bun.file(path).size })
        return path
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
  }
}

/**
 * Objects at `ab/cd/<sha256>`. What is served comes from a copy on this machine that was hashed when
 * it was fetched, and is fetched anew once the object is another one.
 */
export const openS3ArtifactStore = (options: Options): ArtifactStore => {
  const { cacheDir, cacheBytes = 1024 ** 3, believedMs = 30_000, ...settings } = options
  const client = new S3Client(settings)
  const copies = openCopies(cacheDir, cacheBytes)
  const states = new LRUCache<string, { print: string; size: number }>({
    max: 10_000,
    ttl: believedMs,
  })
  const fetching = new Map<string, Promise<string>>()
  const fileOf = (sha256: string) => {
    assertDigest(sha256)
    return client.file(`${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`)
  }

  const readState = async (sha256: string) => {
    const known = states.get(sha256)
    if (known) return known
    const stat = within(fileOf(sha256).stat(), statTimeoutMs, 'describe an object')
    const { etag, size, lastModified } = await withMissing(sha256, stat)
    const state = { print: `${etag} ${size} ${lastModified.getTime()}`, size }
    states.set(sha256, state)
    return state
  }

  const fetchCopy = async (sha256: string, print: string) => {
    const fetched = copies.add(sha256, print, fileOf(sha256).stream())
    return withMissing(sha256, within(fetched, transferTimeoutMs, 'send an object'))
  }

  /** By many at once fetched once. */
  const ensureCopy = async (sha256: string) => {
    const { print } = await readState(sha256)
    const copy = copies.find(sha256, print)
    if (copy) return copy
    const key = `${sha256} ${print}`
    const underWay = fetching.get(key) ?? fetchCopy(sha256, print)
    fetching.set(key, underWay)
    return underWay.finally(() => fetching.delete(key))
  }

  const verify = async (sha256: string) => {
    states.delete(sha256)
    const { print } = await readState(sha256)
    await fetchCopy(sha256, print)
  }

  const openVerified = async (sha256: string) => Bun.file(await ensureCopy(sha256))

  return {
    put: async (content) => {
      const blob = toBlob(content)
      const sha256 = await digestOf(blob)
      if (await isWhole({ verify }, sha256)) return sha256
      const written = fileOf(sha256).write(blob, { type: 'application/zip' })
      await within(written, transferTimeoutMs, 'take an object')
      await verify(sha256)
      return sha256
    },
    verify,
    read: async (sha256) => {
      const bytes = await (await openVerified(sha256)).bytes()
      const digest = createHash('sha256').update(bytes).digest('hex')
      if (digest !== sha256) throw new ArtifactDamaged(sha256, digest)
      return bytes
    },
    openVerified,
    fingerprint: async (sha256) => (await readState(sha256)).print,
    getSize: async (sha256) => (await readState(sha256)).size,
  }
}
