import { afterAll, describe, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ArtifactDamaged,
  ArtifactMissing,
} from '../../../src/integrations/artifacts/artifact-store'
import { openFolderArtifactStore } from '../../../src/integrations/artifacts/folder-artifact-store'

const dir = await mkdtemp(join(tmpdir(), 'vrs-artifacts-'))
afterAll(() => rm(dir, { recursive: true }))
const artifacts = openFolderArtifactStore({ dir })
const randomContent = () => new Uint8Array(randomBytes(20_000))
const pathOf = (sha256: string) => join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

const flipBit = async (path: string) => {
  const bytes = await readFile(path)
  bytes.writeUInt8(bytes.readUInt8(777) ^ 1, 777)
  await writeFile(path, bytes)
}
const failure = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error) => error,
  )

describe('an artifact', () => {
  test('comes back under the digest of its bytes', async () => {
    const sha256 = await artifacts.put(new TextEncoder().encode('abc'))
    expect(sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(new TextDecoder().decode(await artifacts.read(sha256))).toBe('abc')
    expect(await artifacts.getSize(sha256)).toBe(3)
    expect(await (await artifacts.openVerified(sha256)).slice(1, 2).text()).toBe('b')
    await artifacts.verify(sha256)
    expect(await artifacts.put(new Blob(['abc']))).toBe(sha256)
  })

  test('is written once, by many at once too, and leaves no drafts', async () => {
    const bytes = randomContent()
    const digests = await Promise.all(Array.from({ length: 8 }, () => artifacts.put(bytes)))
    expect(new Set(digests).size).toBe(1)
    const [sha256 = ''] = digests
    const { ino } = await stat(pathOf(sha256))
    await artifacts.put(bytes)
    expect((await stat(pathOf(sha256))).ino).toBe(ino)
    expect(await readdir(join(pathOf(sha256), '..'))).toEqual([sha256])
  })

  test('that is not there says so', async () => {
    const sha256 = 'f'.repeat(64)
    for (const attempt of [artifacts.read, artifacts.getSize, artifacts.openVerified])
      expect(await failure(attempt(sha256))).toBeInstanceOf(ArtifactMissing)
  })

  test('is asked for by a digest and by nothing else', async () => {
    for (const name of ['../../etc/passwd', 'F'.repeat(64), ''])
      expect(await failure(artifacts.read(name))).toBeInstanceOf(TypeError)
  })
})

describe('a turned bit', () => {
  test('is found at every reading, with both digests', async () => {
    const sha256 = await artifacts.put(randomContent())
    await artifacts.openVerified(sha256)
    await flipBit(pathOf(sha256))
    const error = await failure(artifacts.read(sha256))
    expect(error).toBeInstanceOf(ArtifactDamaged)
    expect(error.expected).toBe(sha256)
    expect(error.found).toMatch(/^[0-9a-f]{64}$/)
    expect(error.found).not.toBe(sha256)
  })

  test('is found after the file was found whole before, even with its old time', async () => {
    const sha256 = await artifacts.put(randomContent())
    const { atime, mtime } = await stat(pathOf(sha256))
    await artifacts.openVerified(sha256)
    await flipBit(pathOf(sha256))
    await utimes(pathOf(sha256), atime, mtime)
    expect(await failure(artifacts.openVerified(sha256))).toBeInstanceOf(ArtifactDamaged)
    expect(await failure(artifacts.openVerified(sha256))).toBeInstanceOf(ArtifactDamaged)
  })

  test('is mended by publishing the same bytes again', async () => {
    const bytes = randomContent()
    const sha256 = await artifacts.put(bytes)
    await flipBit(pathOf(sha256))
    await artifacts.put(bytes)
    expect(await artifacts.read(sha256)).toEqual(bytes)
    await artifacts.openVerified(sha256)
  })
})
