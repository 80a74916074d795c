import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ArtifactDamaged,
  ArtifactMissing,
} from '../../../src/integrations/artifacts/artifact-store'
import { openS3ArtifactStore } from '../../../src/integrations/artifacts/s3-artifact-store'
import { startS3Server } from '../../support/s3-server'

const account = { accessKeyId: 'AKIDVRS', secretAccessKey: 'a secret/of+ours', region: 'eu-1' }
const s3 = startS3Server(account, 'plugins')
const cacheDir = await mkdtemp(join(tmpdir(), 'vrs-s3-'))
afterAll(async () => {
  s3.close()
  await rm(cacheDir, { recursive: true, force: true })
})

const openStore = (more: object = {}) =>
  openS3ArtifactStore({
    ...account,
    bucket: 'plugins',
    endpoint: s3.endpoint,
    cacheDir,
    believedMs: 1,
    ...more,
  })
const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
const failure = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error) => error,
  )
const replaceObject = (sha256: string, change: (bytes: Uint8Array) => Uint8Array) => {
  const object = s3.objects.get(keyOf(sha256))
  if (!object) throw new Error(`expected an object ${sha256}, found none`)
  s3.objects.set(keyOf(sha256), { bytes: change(object.bytes), modified: new Date() })
}
const flipBit = (bytes: Uint8Array) => {
  const copy = new Uint8Array(bytes)
  copy[777] = (copy[777] ?? 0) ^ 1
  return copy
}

beforeEach(() => {
  s3.setDown(false)
  s3.calls.length = 0
})

describe('an artifact in object storage', () => {
  test('is stored by its digest, read back at once, and comes back', async () => {
    const store = openStore()
    const bytes = new Uint8Array(randomBytes(20_000))
    const sha256 = await store.put(bytes)
    expect(s3.calls).toContain(`PUT ${keyOf(sha256)}`)
    expect(s3.calls.at(-1)).toBe(`GET ${keyOf(sha256)}`)
    expect(await store.read(sha256)).toEqual(bytes)
    expect(await store.getSize(sha256)).toBe(20_000)
    expect(new Uint8Array(await (await store.openVerified(sha256)).slice(5, 9).bytes())).toEqual(
      bytes.slice(5, 9),
    )
  })

  test('of 20 MB is stored from a file', async () => {
    const store = openStore()
    const path = join(cacheDir, 'large.zip')
    const bytes = randomBytes(20_000_000)
    await Bun.write(path, bytes)
    const sha256 = await store.put(Bun.file(path))
    expect(Buffer.compare(Buffer.from(await store.read(sha256)), bytes)).toBe(0)
  })

  test('is written once', async () => {
    const store = openStore()
    const sha256 = await store.put(new Blob(['twice']))
    s3.calls.length = 0
    expect(await store.put(new Blob(['twice']))).toBe(sha256)
    expect(s3.calls.filter((call) => call.startsWith('PUT'))).toEqual([])
  })

  test('is fetched once for many, and its copies are bounded', async () => {
    const store = openStore({ believedMs: 60_000 })
    const sha256 = await store.put(new Uint8Array(randomBytes(5000)))
    const other = openStore({ believedMs: 60_000, cacheBytes: 6000 })
    s3.calls.length = 0
    await Promise.all(Array.from({ length: 20 }, () => other.read(sha256)))
    await other.read(sha256)
    expect(s3.calls.filter((call) => call.startsWith('GET'))).toHaveLength(1)
    expect((await readdir(cacheDir)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('that is missing says so, also once it was there', async () => {
    const store = openStore()
    const absent = 'f'.repeat(64)
    for (const attempt of [store.read, store.getSize, store.openVerified, store.verify])
      expect(await failure(attempt(absent))).toBeInstanceOf(ArtifactMissing)
    const sha256 = await store.put(new Blob(['soon gone']))
    await store.read(sha256)
    s3.objects.delete(keyOf(sha256))
    await Bun.sleep(3)
    expect(await failure(store.read(sha256))).toBeInstanceOf(ArtifactMissing)
    expect(await failure(Promise.resolve(store.fingerprint(sha256)))).toBeInstanceOf(
      ArtifactMissing,
    )
  })

  test('that was altered or cut is never served, and mended by storing it again', async () => {
    const store = openStore()
    const bytes = new Uint8Array(randomBytes(20_000))
    const sha256 = await store.put(bytes)
    await store.read(sha256)
    for (const change of [flipBit, (whole: Uint8Array) => whole.slice(0, 9000)]) {
      replaceObject(sha256, change)
      await Bun.sleep(3)
      for (const attempt of [store.read, store.openVerified, store.verify])
        expect(await failure(attempt(sha256))).toBeInstanceOf(ArtifactDamaged)
      expect(await store.put(bytes)).toBe(sha256)
      expect(await store.read(sha256)).toEqual(bytes)
    }
  })

  test('is not taken for missing where the storage is down or refuses us', async () => {
    const store = openStore()
    const sha256 = await store.put(new Blob(['down']))
    const stranger = openStore({ secretAccessKey: 'another' })
    const refused = await failure(stranger.read(sha256))
    expect(refused).toBeInstanceOf(Error)
    expect(refused).not.toBeInstanceOf(ArtifactMissing)
    s3.setDown(true)
    await Bun.sleep(3)
    const down = await failure(store.verify(sha256))
    expect(down).toBeInstanceOf(Error)
    expect(down).not.toBeInstanceOf(ArtifactMissing)
    expect(await failure(store.put(new Blob(['new'])))).toBeInstanceOf(Error)
  })

  test('is asked for by a digest and by nothing else', async () => {
    for (const name of ['../../etc/passwd', 'F'.repeat(64), ''])
      expect(await failure(openStore().read(name))).toBeInstanceOf(TypeError)
  })
})
