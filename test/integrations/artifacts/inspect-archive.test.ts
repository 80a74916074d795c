import { describe, expect, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { inspectArchive } from '../../../src/integrations/artifacts/inspect-archive'
import { InvalidPlugin } from '../../../src/integrations/artifacts/plugin-files'
import { createRandom } from '../../faults/matrix/seeded-random'
import {
  createArchive,
  createArchiveOfMany,
  createHostileArchive,
  pluginFiles,
} from '../../support/hostile-archives'

const inspect = (bytes: Uint8Array) => inspectArchive(new Blob([new Uint8Array(bytes)]))

/** Undefined if it was accepted. */
const findRefusal = (bytes: Uint8Array) =>
  inspect(bytes).then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof InvalidPlugin)) throw error
      return error.message
    },
  )

describe('an archive', () => {
  test('of a plugin is what it says, stored or deflated', async () => {
    for (const level of [0, 9]) {
      const bytes = await createArchive(pluginFiles(), { level })
      const { manifest, sha256, size } = await inspect(bytes)
      expect([manifest.name, manifest.version, size]).toEqual(['gruss', '1.0.0', bytes.length])
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })

  test('of a Python satellite needs its own entry', async () => {
    const files = pluginFiles({ runtime: 'python' })
    expect(await findRefusal(await createArchive(files))).toContain('gruss/__init__.py')
    const withEntry = await createArchive([...files, ['gruss/__init__.py', 'x = 1']])
    expect((await inspect(withEntry)).manifest.runtime).toBe('python')
  })

  test('says what is wrong with it', async () => {
    const refusalOf = async (...more: [string, string][]) =>
      findRefusal(await createArchive(pluginFiles({}, more)))
    expect(await refusalOf(['gruss/index.js', "import 'hono'"])).toContain('an import of hono')
    expect(await refusalOf(['gruss/index.js', 'export {'])).toContain('JavaScript')
    expect(await refusalOf(['setup.py', 'x'])).toContain('found setup.py')
    expect(await refusalOf(['gruss/A', 'x'], ['gruss/a', 'y'])).toContain('each name once')
    expect(await refusalOf(['manifest.json', '{'])).toContain('to be JSON')
    expect(await findRefusal(createArchiveOfMany(5000))).toContain('manifest.json, found none')
    expect(await findRefusal(createArchiveOfMany(5001))).toContain('at most 5000 files')
    expect(await findRefusal(Buffer.from('no archive'))).toContain('a sound ZIP archive')
  })
})

const count = process.env.VRS_PROVE ? 1000 : 60
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1e6))

test(`${count} hostile archives: none is accepted, and memory stays`, async () => {
  console.log(`hostile archives: seed ${seed}`)
  const next = createRandom(seed)
  const random = (below: number) => Math.floor(next() * below)
  Bun.gc(true)
  const before = process.memoryUsage().rss
  for (let round = 0; round < count; round += 1) {
    const archive = await createHostileArchive(random)
    expect([round, await findRefusal(archive)]).not.toEqual([round, undefined])
  }
  Bun.gc(true)
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(100)
}, 300_000)
