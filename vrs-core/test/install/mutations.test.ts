import { afterAll, expect, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCopyStore } from '../../src/install/copy-store'
import { installCopy } from '../../src/install/install-copy'
import { InstallError } from '../../src/install/install-error'
import { openPublisherTrust } from '../../src/install/publisher-trust'
import { readPublisherKeys } from '../../src/publisher-keys'
import { verifyJws, verifyJwtClaims } from '../../src/verify-jws'
import { openVolume } from '../../src/volume'
import { listHostileArchives } from '../fixtures/hostile-archives'
import { createPick, mutateBytes, mutateToken } from '../fixtures/mutations'
import { generateTestKey, publishTestPlugin } from '../fixtures/published-plugin'

const isProof = Boolean(process.env.VRS_PROVE)
const tokenCount = isProof ? 10_000 : 600
const pluginCount = isProof ? 1000 : 60
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1e6))
const pick = createPick(seed)
console.log(`mutations: seed ${seed}`)

const home = mkdtempSync(join(tmpdir(), 'vrs-core-mutated-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const volume = openVolume(join(home, 'in/volume'))
const publisher = await generateTestKey()
const pinned = readPublisherKeys(JSON.stringify([publisher.publicJwk]), [])
const deps = {
  volume,
  copyStore: openCopyStore(volume),
  publisherTrust: openPublisherTrust(volume, pinned),
}
const shop = (version: string) =>
  publishTestPlugin({ name: 'shop', version, entry: 'export const plugin = {}' }, publisher)
type Published = Awaited<ReturnType<typeof shop>>

/** What came of it, where the marketplace answers with these bytes. */
const install = (entry: Published, bytes: Uint8Array, manifest: string | null = entry.manifest) =>
  installCopy(entry, {
    ...deps,
    marketplace: {
      downloadPlugin: async () => ({
        ...{ body: new Blob([new Uint8Array(bytes)]).stream(), manifest, reprDigest: null },
      }),
    },
  }).then(
    () => 'installed',
    (error: unknown) => {
      if (!(error instanceof InstallError)) throw error
      return error.code
    },
  )

/** All that lies in the test's folder besides the plugins' own. */
const listOutside = () =>
  readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !/^in(\/volume(\/plugins(\/shop(\/.*)?)?)?)?$/.test(path),
  )
const listInside = () => {
  mkdirSync(join(volume.pluginsDir, 'shop'), { recursive: true })
  return readdirSync(join(volume.pluginsDir, 'shop'))
}

const measureMemory = async (name: string, work: () => Promise<void>) => {
  Bun.gc(true)
  const before = process.memoryUsage().rss
  await work()
  Bun.gc(true)
  const grownMiB = (process.memoryUsage().rss - before) / 1024 / 1024
  console.log(`${name}: memory grew ${grownMiB.toFixed(1)} MiB`)
  expect(grownMiB).toBeLessThan(100)
}

test(`${tokenCount} mutated tokens: a runtime accepts none`, async () => {
  const now = new Date('2026-11-30T10:00:00.000Z')
  const exp = now.getTime() / 1000 + 3600
  const sign = (typ: string, claims: object) => publisher.sign(typ, { aud: 'p1', exp, ...claims })
  const expected = { audience: 'p1', required: ['aud'], now }
  const verifyJwt = (typ: string) => (token: string) =>
    verifyJwtClaims(token, pinned, { ...expected, typ })
  const createKind = async (
    typ: string,
    verify: (token: string) => Promise<unknown> = (token) => verifyJws(token, typ, pinned),
  ) => ({ typ, tokens: [await sign(typ, { n: 1 }), await sign(typ, { n: 2 })] as const, verify })
  const kinds = [
    await createKind('vrs-plugin+jws'),
    await createKind('vrs-publisher-keys+jws'),
    await createKind('vrs-license+jws', verifyJwt('vrs-license+jws')),
    await createKind('vrs-invite+jws', verifyJwt('vrs-invite+jws')),
  ]
  for (const { verify } of kinds)
    for (const other of kinds)
      if (other.verify === verify) for (const token of other.tokens) await verify(token)
      else expect(verify(other.tokens[0])).rejects.toThrow('typ')
  await measureMemory(`${tokenCount} tokens`, async () => {
    const accepted: string[] = []
    for (let round = 0; round < tokenCount; round += 1)
      for (const { typ, tokens, verify } of kinds.slice(round % 4, (round % 4) + 1)) {
        const mutated = mutateToken(tokens[0], tokens[1], pick)
        await verify(mutated).then(
          () => accepted.push(`${typ} ${round}: ${mutated}`),
          () => undefined,
        )
      }
    expect(accepted).toEqual([])
  })
}, 300_000)

test(`${pluginCount} mutated manifests and archives: nothing is installed, nothing left`, async () => {
  const [one, other] = [await shop('1.0.0'), await shop('2.0.0')]
  await measureMemory(`${pluginCount} manifests and archives`, async () => {
    const installed: string[] = []
    for (let round = 0; round < pluginCount; round += 1) {
      const mutated = mutateToken(one.manifest, other.manifest, pick)
      const outcomes = {
        lock: await install({ ...one, manifest: mutated }, one.archive),
        download: await install(one, one.archive, mutated),
        archive: await install(one, mutateBytes(one.archive, pick)),
      }
      for (const [where, outcome] of Object.entries(outcomes))
        if (outcome === 'installed') installed.push(`${round} ${where}`)
    }
    expect(installed).toEqual([])
  })
  expect(listInside()).toEqual([])
  expect(listOutside()).toEqual([])
  expect(await install(one, one.archive)).toBe('installed')
}, 300_000)

test(`${pluginCount} hostile archives that were signed: no byte lies outside`, async () => {
  const sound = (await shop('3.0.0')).archive
  const sources = [sound, ...listHostileArchives().map(({ archive }) => Buffer.from(archive()))]
  await measureMemory(`${pluginCount} hostile archives`, async () => {
    for (let round = 0; round < pluginCount; round += 1) {
      const source = sources[round % sources.length] ?? sound
      // Large ones only repeat a pattern: their beginning says enough.
      const archive = mutateBytes(source.subarray(0, 2_000_000), pick)
      const sha256 = createHash('sha256').update(archive).digest('hex')
      const entry = { name: 'shop', version: '3.0.0', sha256, size: archive.length, archive }
      const { name, version, size } = entry
      const manifest = await publisher.sign('vrs-plugin+jws', {
        ...{ name, version, sha256, size, runtime: 'bun', minCore: '1.0.0', dependsOn: {} },
      })
      await install({ ...entry, manifest }, archive)
      expect([round, listOutside()]).toEqual([round, []])
    }
  })
}, 300_000)
