import { afterAll, describe, expect, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
import { packPlugin, repackArchive } from '../../../src/integrations/artifacts/pack-plugin'
import { InvalidPlugin } from '../../../src/integrations/artifacts/plugin-files'
import { preparePublication } from '../../../src/integrations/artifacts/prepare-publication'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

const manifest = {
  name: 'gruss',
  version: '1.0.0',
  displayName: 'Gruß',
  description: 'Grüßt.',
  category: 'communication',
  icon: 'hand',
  minCore: '0.1.0',
  dependsOn: {},
  migrations: ['0001-greetings'],
  routes: ['/gruss'],
  license: 'VRS',
}
const source = (changes: Record<string, string | null> = {}, said: object = {}) => {
  const files: Record<string, string | null> = {
    'manifest.json': JSON.stringify({ ...manifest, ...said }),
    'gruss/index.js': "import { text } from './text.js'\nexport const plugin = { text }\n",
    'gruss/text.js': "export const text = 'Grüß Gott'\n",
    'migrations/0001-greetings.up.sql': 'create table greetings (id int);',
    'migrations/0001-greetings.down.sql': 'drop table greetings;',
    ...changes,
  }
  return Object.entries(files).filter((file): file is [string, string] => file[1] !== null)
}

const folder = async (files: [string, string][]) => {
  const dir = await mkdtemp(join(tmpdir(), 'vrs-plugin-'))
  folders.push(dir)
  for (const [path, text] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  return dir
}

const archive = async (files: [string, string][], options: object = {}) => {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options })
  for (const [path, text] of files)
    await zip.add(path, new Uint8ArrayReader(new TextEncoder().encode(text)))
  return zip.close()
}

const listArchive = async (bytes: Uint8Array) => {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  return (await zip.getEntries()).map(({ filename }) => filename)
}

const problems = async (attempt: Promise<unknown>) => {
  const outcome = await attempt.then(
    () => 'packed',
    (error) => error,
  )
  expect(outcome).toBeInstanceOf(InvalidPlugin)
  return (outcome as InvalidPlugin).problems.join('\n')
}
const refusedFolder = async (changes: Record<string, string | null>, manifest = {}) =>
  problems(packPlugin(await folder(source(changes, manifest))))

describe('packing a folder', () => {
  test('gives the same bytes whenever and in whatever order the files were written', async () => {
    const one = await folder(source())
    const other = await folder(source().reverse())
    await utimes(join(other, 'gruss/index.js'), 1e9, 1e9)
    const [first, second] = [await packPlugin(one), await packPlugin(other)]
    expect(first.bytes).toEqual(second.bytes)
    expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(
      '538a62e3a46c4d2e91d96add77b2e110e23868bb0ab3c08af98da7f327d4634e',
    )
  })

  test('takes the plugin alone, sorted', async () => {
    const left = { 'README.md': '#', 'gruss/.DS_Store': 'x', '.env': 'KEY=1', 'test/a.js': 'x' }
    expect(await listArchive((await packPlugin(await folder(source(left)))).bytes)).toEqual([
      'gruss/index.js',
      'gruss/text.js',
      'manifest.json',
      'migrations/0001-greetings.down.sql',
      'migrations/0001-greetings.up.sql',
    ])
  })

  test('refuses links', async () => {
    const dir = await folder(source())
    await symlink('/etc/passwd', join(dir, 'gruss/secret.txt'))
    expect(await problems(packPlugin(dir))).toContain('gruss/secret.txt, found a link')
  })

  test('refuses what a runtime could not start', async () => {
    expect(await refusedFolder({ 'gruss/index.js': null })).toContain('the entry gruss/index.js')
    expect(await refusedFolder({ 'manifest.json': '{' })).toContain('to be JSON')
    expect(await refusedFolder({ 'manifest.json': null })).toContain('manifest.json, found none')
    expect(await refusedFolder({ 'gruss/a.js': "import 'hono'" })).toContain('an import of hono')
    expect(await refusedFolder({ 'gruss/a.js': "import '../../x.js'" })).toContain('../../x.js')
    expect(await refusedFolder({ 'gruss/a.js': 'export {' })).toContain('JavaScript in gruss/a.js')
  })

  test('refuses migrations that are unnamed, missing, one-way or out of order', async () => {
    const extra = 'migrations/0002-more.up.sql'
    expect(await refusedFolder({ [extra]: 'select 1' })).toContain(`expected ${extra} to be named`)
    expect(await refusedFolder({ 'migrations/0001-greetings.down.sql': null })).toContain(
      '0001-greetings.down.sql, found none',
    )
    const two = ['0002-more', '0001-greetings']
    expect(await refusedFolder({}, { migrations: two })).toContain('in order')
    expect(await refusedFolder({}, { migrations: ['first'] })).toContain('like 0001-first-tables')
  })

  test('tells every fault of a manifest', async () => {
    const errors = await refusedFolder(
      {},
      { version: '1.0', minCore: 'v1', name: 'Gruß', extra: 1 },
    )
    for (const word of ['version', 'minCore', 'name', 'extra']) expect(errors).toContain(word)
    expect(await refusedFolder({}, { dependsOn: { crm: 'newest' } })).toContain('a SemVer range')
  })
})

describe('packing an upload', () => {
  test('gives what its source folder gives', async () => {
    const { bytes } = await packPlugin(await folder(source()))
    expect((await repackArchive(bytes)).bytes).toEqual(bytes)
    expect((await repackArchive(await archive(source().reverse()))).bytes).toEqual(bytes)
  })

  test('takes a Python satellite by its own entry', async () => {
    const python = { 'gruss/index.js': null, 'gruss/text.js': null, 'gruss/__init__.py': 'x = 1' }
    const manifest = { runtime: 'python', migrations: [] }
    expect((await repackArchive(await archive(source(python, manifest)))).manifest.runtime).toBe(
      'python',
    )
    const { 'gruss/__init__.py': _, ...without } = python
    expect(await problems(repackArchive(await archive(source(without, manifest))))).toContain(
      'gruss/__init__.py',
    )
  })

  test('refuses paths that lead out, links, strangers and bombs', async () => {
    for (const path of ['../evil.js', '/etc/evil', 'gruss/../../evil.js', 'gruss\\evil.js'])
      await problems(repackArchive(await archive(source({ [path]: 'x' }))))
    const link = archive(source({ 'gruss/link': '/etc/passwd' }), { unixMode: 0o120777 })
    expect(await problems(repackArchive(await link))).toContain('a plain file or folder, found')
    expect(await problems(repackArchive(await archive(source({ 'setup.py': 'x' }))))).toContain(
      'found setup.py',
    )
    const bomb = archive(source({ 'gruss/zeros.bin': '0'.repeat(5_000_000) }))
    expect(await problems(repackArchive(await bomb))).toContain('100 to 1')
  })

  test('refuses bytes that are no archive, cut off or altered', async () => {
    const zip = await archive(source(), { level: 0 })
    await problems(repackArchive(new TextEncoder().encode('no zip at all')))
    await problems(repackArchive(zip.slice(0, zip.length - 30)))
    const altered = zip.slice()
    const at = Buffer.from(zip).indexOf('Gott')
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(await problems(repackArchive(altered))).toContain('sound ZIP')
  })
})

test('a publication is signed over exactly the bytes it carries', async () => {
  const dir = await folder(source())
  const signed: object[] = []
  const publication = await preparePublication({
    dir,
    previous: async () => '0.9.0',
    createdAt: '2026-11-21T10:00:00.000Z',
    sign: async (payload) => {
      signed.push(payload)
      return 'jws'
    },
  })
  const sha256 = createHash('sha256').update(publication.bytes).digest('hex')
  expect(publication).toMatchObject({ sha256, size: publication.bytes.length, manifestJws: 'jws' })
  expect(signed).toEqual([
    {
      name: 'gruss',
      version: '1.0.0',
      runtime: 'bun',
      sha256,
      size: publication.size,
      minCore: '0.1.0',
      dependsOn: {},
      createdAt: '2026-11-21T10:00:00.000Z',
      previous: '0.9.0',
    },
  ])
})
