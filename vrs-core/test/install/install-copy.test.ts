import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CompactSign, generateKeyPair } from 'jose'
import { openCopyStore } from '../../src/install/copy-store'
import { installCopy } from '../../src/install/install-copy'
import { openPublisherTrust } from '../../src/install/publisher-trust'
import { saveVerifiedArchive } from '../../src/install/save-archive'
import { createMarketplaceClient } from '../../src/marketplace/marketplace-client'
import { readPublisherKeys } from '../../src/publisher-keys'
import { openVolume } from '../../src/volume'
import { createDataDir } from '../fixtures/core-process'
import {
  type FakeMarketplace,
  projectId,
  runtimeKey,
  startFakeMarketplace,
} from '../fixtures/fake-marketplace'
import {
  buildPluginEntry,
  generateTestKey,
  type PublishedPlugin,
  publishTestPlugin,
} from '../fixtures/published-plugin'

let market: FakeMarketplace
const dataDir = createDataDir()
const revocationDir = createDataDir()
const volume = openVolume(dataDir)
const copyStore = openCopyStore(volume)

beforeAll(async () => {
  market = await startFakeMarketplace()
})
afterAll(() => {
  market.stop()
  for (const dir of [dataDir, revocationDir]) rmSync(dir, { recursive: true, force: true })
})

const publishShop = (version: string, claims = {}, key = market.publisher) =>
  publishTestPlugin(
    { name: 'shop', version, entry: buildPluginEntry('shop', version) },
    key,
    claims,
  )

const installEntry = async (entry: PublishedPlugin) => {
  market.lock = [entry]
  const client = createMarketplaceClient({ url: market.url, projectId, key: runtimeKey })
  const publisherKeys = readPublisherKeys(market.publisherKeys, [])
  const publisherTrust = openPublisherTrust(volume, publisherKeys)
  return installCopy(entry, { volume, copyStore, marketplace: client, publisherTrust })
}

/** The keys of the deployment, or those of a set that the publisher signed. */
const installTrusting = async (entry: PublishedPlugin, statements: string[]) => {
  market.lock = [entry]
  const marketplace = createMarketplaceClient({ url: market.url, projectId, key: runtimeKey })
  const ownVolume = openVolume(revocationDir)
  const publisherTrust = openPublisherTrust(ownVolume, readPublisherKeys(market.publisherKeys, []))
  await publisherTrust.adopt(statements)
  const ownCopies = openCopyStore(ownVolume)
  const deps = { volume: ownVolume, copyStore: ownCopies, marketplace, publisherTrust }
  return installCopy(entry, deps).then(
    (copy) => {
      ownCopies.switchTo(copy)
      return 'placed'
    },
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
}

const findRefusalCode = (entry: PublishedPlugin) =>
  installEntry(entry).then(
    () => 'placed',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )

const listUnpacked = () => {
  const home = join(dataDir, 'plugins/shop')
  return existsSync(home) ? readdirSync(home) : []
}

const encodeCompact = (header: object, payload: object, signature = 'AA') =>
  [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat(signature)
    .join('.')

describe('proving a version before it is unpacked', () => {
  test('refuses a stranger’s signature', async () => {
    expect(await findRefusalCode(await publishShop('1.0.0', {}, await generateTestKey()))).toBe(
      'SIGNATURE_INVALID',
    )
  })

  test('refuses other algorithms, types and a stranger’s key under our kid', async () => {
    const entry = await publishShop('1.0.0')
    const { kid } = market.publisher
    const { sha256, size } = entry
    const claims = { name: 'shop', version: '1.0.0', runtime: 'bun', sha256, size }
    const payload = { ...claims, minCore: '1.0.0', dependsOn: {} }
    const stranger = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
    const underOurKid = await new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'vrs-plugin+jws', kid })
      .sign(stranger.privateKey)
    const typed = await market.publisher.sign('vrs-license+jws', payload)
    const renamed = await new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'vrs-plugin+jws', kid: 'another' })
      .sign(market.publisher.privateKey)
    const none = encodeCompact({ alg: 'none', typ: 'vrs-plugin+jws', kid }, payload, '')
    const hmac = encodeCompact({ alg: 'HS256', typ: 'vrs-plugin+jws', kid }, payload)
    for (const manifest of [underOurKid, renamed, typed, none, hmac, '', 'a.b.c'])
      expect(await findRefusalCode({ ...entry, manifest })).toBe('SIGNATURE_INVALID')
  })

  test('refuses every manifest with one bit turned', async () => {
    const entry = await publishShop('1.0.0')
    const before = market.calls.length
    for (let at = 0; at < entry.manifest.length; at += 7) {
      const bytes = Buffer.from(entry.manifest)
      bytes[at] = (bytes[at] ?? 0) ^ 4
      const manifest = bytes.toString()
      expect(`${at} ${await findRefusalCode({ ...entry, manifest })}`).toBe(
        `${at} SIGNATURE_INVALID`,
      )
    }
    expect(market.calls.length).toBe(before)
  })

  test('refuses what the lock did not ask for', async () => {
    const entry = await publishShop('1.0.0')
    expect(await findRefusalCode({ ...entry, name: 'crm' })).toBe('NAME_MISMATCH')
    expect(await findRefusalCode({ ...entry, version: '1.0.1' })).toBe('VERSION_MISMATCH')
    expect(await findRefusalCode({ ...entry, size: entry.size + 1 })).toBe('SIZE_MISMATCH')
    expect(await findRefusalCode({ ...entry, sha256: 'a'.repeat(64) })).toBe('DIGEST_MISMATCH')
  })

  test('refuses other bytes: more, fewer, changed, or a digest that says otherwise', async () => {
    const entry = await publishShop('1.0.0')
    const { archive } = entry
    const changed = Buffer.from(archive)
    changed[60] = (changed[60] ?? 0) ^ 1
    const installDelivery = async (lie: { archive?: Uint8Array; reprDigest?: string }) => {
      market.downloadOverrides.set('shop', lie)
      return findRefusalCode(entry)
    }
    expect(await installDelivery({ archive: Buffer.concat([archive, archive]) })).toBe(
      'SIZE_MISMATCH',
    )
    expect(await installDelivery({ archive: archive.subarray(1) })).toBe('SIZE_MISMATCH')
    expect(await installDelivery({ archive: changed })).toBe('DIGEST_MISMATCH')
    expect(await installDelivery({ reprDigest: 'sha-256=:AAAA:' })).toBe('DIGEST_MISMATCH')
    market.downloadOverrides.clear()
    expect(listUnpacked()).toEqual([])
  })

  test('stops reading at the first byte too many', async () => {
    const { version, sha256, size } = await publishShop('1.0.0')
    const manifest = { name: 'shop', version, sha256, size, runtime: 'bun' } as const
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        sent += 1000
        if (sent > 100_000) stream.close()
        else stream.enqueue(new Uint8Array(1000))
      },
    })
    const endless = { body, manifest: null, reprDigest: null }
    const path = join(dataDir, 'endless.zip')
    const whole = { ...manifest, minCore: '1.0.0', dependsOn: {} }
    await expect(saveVerifiedArchive(endless, whole, path)).rejects.toMatchObject({
      code: 'SIZE_MISMATCH',
    })
    expect(sent).toBeLessThan(10_000)
  })

  test('refuses a second manifest beside the download that speaks of something else', async () => {
    const entry = await publishShop('1.0.0')
    const other = await publishShop('2.0.0')
    market.downloadOverrides.set('shop', { manifest: other.manifest })
    expect(await findRefusalCode(entry)).toBe('VERSION_MISMATCH')
    market.downloadOverrides.clear()
  })

  test('takes the honest one, then never a lower one but its own kept copy', async () => {
    const [first, second] = [await publishShop('1.9.0'), await publishShop('1.10.0')]
    copyStore.switchTo(await installEntry(first))
    copyStore.switchTo(await installEntry(second))
    expect(await findRefusalCode(await publishShop('1.8.0'))).toBe('VERSION_LOWER')
    expect(await findRefusalCode(await publishShop('1.10.0-rc.1'))).toBe('VERSION_LOWER')
    const downloads = market.calls.length
    expect((await installEntry(first)).version).toBe('1.9.0')
    expect(market.calls.length).toBe(downloads)
  })

  test('looks at the digest before the version, and at the version before the archive', async () => {
    const lower = await publishShop('1.0.0')
    const bytes = Buffer.alloc(lower.size, 7)
    market.downloadOverrides.set('shop', { archive: bytes })
    expect(await findRefusalCode(lower)).toBe('DIGEST_MISMATCH')
    const sha256 = new Bun.CryptoHasher('sha256').update(bytes).digest('hex')
    const garbage = { ...(await publishShop('1.0.0', { sha256, size: bytes.length })), sha256 }
    expect(await findRefusalCode({ ...garbage, size: bytes.length })).toBe('VERSION_LOWER')
    market.downloadOverrides.clear()
  })

  test('refuses a version for a newer core, another runtime and an unreadable version', async () => {
    const { name, entry } = { name: 'shop', entry: '' }
    const newer = { name, version: '9.0.0', entry, minCore: '99.0.0' }
    expect(await findRefusalCode(await publishTestPlugin(newer, market.publisher))).toBe(
      'CORE_TOO_OLD',
    )
    expect(await findRefusalCode(await publishShop('9.0.0', { runtime: 'python' }))).toBe(
      'SIGNATURE_INVALID',
    )
    expect(await findRefusalCode(await publishShop('9.0.0', { version: '../9' }))).toBe(
      'SIGNATURE_INVALID',
    )
  })

  test('passes on why the marketplace refuses', async () => {
    market.rejections.set('/api/v1/plugins/shop/download', { status: 403, code: 'UPDATES_ENDED' })
    const error = await installEntry(await publishShop('3.0.0')).catch((reason: Error) => reason)
    expect(error).toMatchObject({
      code: 'DOWNLOAD_REFUSED',
      message: expect.stringContaining('UPDATES_ENDED'),
    })
    market.rejections.clear()
  })
})

test('a revoked key verifies nothing new; what it verified before is used as it is', async () => {
  const next = await generateTestKey()
  const [old, current] = [market.publisher, next].map(({ publicJwk }) => publicJwk)
  const set = (sequence: number, keys: unknown[], revoked: string[] = []) =>
    market.publisher.sign('vrs-publisher-keys+jws', { sequence, keys, revoked })
  const [before, newer] = [await publishShop('3.0.0'), await publishShop('3.1.0')]
  expect(await installTrusting(before, [])).toBe('placed')
  const added = [await set(1, [old, current])]
  const byNext = await publishShop('3.2.0', {}, next)
  expect(await installTrusting(byNext, [])).toBe('SIGNATURE_INVALID')
  expect(await installTrusting(byNext, added)).toBe('placed')
  const revoked = [...added, await set(2, [current], [market.publisher.kid])]
  expect(await installTrusting(newer, revoked)).toBe('SIGNATURE_INVALID')
  // It is kept for a roll back.
  expect(await installTrusting(before, revoked)).toBe('placed')
  expect(await installTrusting(await publishShop('3.3.0', {}, next), revoked)).toBe('placed')
})
