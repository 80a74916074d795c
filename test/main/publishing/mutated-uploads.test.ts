import { afterAll, expect, test } from 'bun:test'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RefusalError } from '../../../events/refusal-error'
import { pluginStream } from '../../../events/streams'
import { openFolderArtifactStore } from '../../../src/integrations/artifacts/folder-artifact-store'
import { createCommandHandlers } from '../../../src/main/create-command-handlers'
import { createVersionPublisher } from '../../../src/main/publishing/publish-upload'
import { generateKeyPair } from '../../../src/security/jws'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { createRandom } from '../../faults/matrix/seeded-random'
import { mutateBytes, mutateToken } from '../../support/mutations'
import { createSignedPlugin } from '../../support/signed-archive'
import { openTestStore } from '../../support/test-store'

const count = process.env.VRS_PROVE ? 1000 : 60
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1e6))

const { sql, store, close } = await openTestStore()
const dir = mkdtempSync(join(tmpdir(), 'vrs-mutated-'))
afterAll(async () => {
  await close()
  rmSync(dir, { recursive: true, force: true })
})
await sql`truncate signing_keys, publisher_key_sets`
const keys = openSigningKeys({ sql, masterKey: new Uint8Array(32) })
const publisher = await generateKeyPair()
await keys.trustPublisher(publisher)
const artifactsDir = join(dir, 'artifacts')
const { publish } = createVersionPublisher({
  ...{ sql, store, keys, publisherKeyFile: join(dir, 'none.json') },
  artifacts: openFolderArtifactStore({ dir: artifactsDir }),
  commands: createCommandHandlers(store, sql, () => new Date()),
})

/** The code of the refusal; undefined if it was published. */
const findRefusal = (archive: Uint8Array, manifest: string) =>
  publish(
    {
      ...{ plugin: 'gruss', manifest, stage: 'draft', changelog: '', isBreaking: false },
      archive: new Blob([new Uint8Array(archive)]),
    },
    { by: 'system:publisher', correlationId: 'c', causationId: 'c' },
  ).then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof RefusalError)) throw error
      return error.code
    },
  )

test(`${count} mutated manifests and archives: none is published, nothing stored`, async () => {
  console.log(`mutated uploads: seed ${seed}`)
  const next = createRandom(seed)
  const pick = (below: number) => Math.floor(next() * below)
  const [one, other] = [
    await createSignedPlugin(publisher, '1.0.0'),
    await createSignedPlugin(publisher, '2.0.0'),
  ]
  Bun.gc(true)
  const before = process.memoryUsage().rss
  for (let round = 0; round < count; round += 1) {
    const manifest = mutateToken(one.manifest, other.manifest, pick)
    expect([round, await findRefusal(one.archive, manifest)]).toEqual([round, 'MANIFEST_INVALID'])
    const archive = mutateBytes(one.archive, pick)
    expect([round, await findRefusal(archive, one.manifest)]).toEqual([round, 'MANIFEST_MISMATCH'])
  }
  Bun.gc(true)
  const grownMiB = (process.memoryUsage().rss - before) / 1024 / 1024
  console.log(`mutated uploads: ${count}, memory grew ${grownMiB.toFixed(1)} MiB`)
  expect(grownMiB).toBeLessThan(100)
  expect((await store.read(pluginStream('gruss'))).events).toEqual([])
  expect(existsSync(artifactsDir) ? readdirSync(artifactsDir) : []).toEqual([])
  expect(await findRefusal(one.archive, one.manifest)).toBeUndefined()
}, 300_000)
