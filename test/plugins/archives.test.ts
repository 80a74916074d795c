import { expect, test } from 'bun:test'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { packPlugin, repackArchive } from '../../src/integrations/artifacts/pack-plugin'

const folder = join(import.meta.dir, '../../plugins')
const names = await readdir(folder)

test('the plugins of every website are here', () => {
  for (const name of ['datenschutz', 'directory', 'impressum', 'kontakt'])
    expect(names).toContain(name)
})

test.each(names)('%s can be published, twice with the same bytes', async (name) => {
  const [first, second] = [
    await packPlugin(join(folder, name)),
    await packPlugin(join(folder, name)),
  ]
  expect(first.bytes).toEqual(second.bytes)
  expect((await repackArchive(first.bytes)).bytes).toEqual(first.bytes)
  expect(first.manifest).toMatchObject({ name, runtime: 'bun', minCore: '0.1.0', license: 'VRS' })
})

test.each(names)('%s mounts the routes its manifest names', async (name) => {
  const { manifest } = await packPlugin(join(folder, name))
  const { plugin } = await import(join(folder, name, name, 'index.js'))
  const paths = new Set<string>()
  const note = (path: string) => void paths.add(path)
  await plugin.routes({ get: note, post: note }, {})
  expect([...paths].sort()).toEqual([...manifest.routes].sort())
})
