import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unpackArchive } from '../../src/install/unpack-archive'
import { buildZip } from '../fixtures/build-zip'
import { listHostileArchives } from '../fixtures/hostile-archives'
import { buildArchiveParts } from '../fixtures/published-plugin'

const home = mkdtempSync(join(tmpdir(), 'vrs-core-zip-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

let count = 0
/** Unpacks into a folder below a sibling that must stay untouched. */
const unpackInFreshFolder = async (archive: Uint8Array) => {
  count += 1
  const folder = join(home, String(count))
  const path = join(home, `${count}.zip`)
  writeFileSync(path, archive)
  await Bun.$`mkdir -p ${folder}/in/target`.quiet()
  const outcome = await unpackArchive(path, 'shop', join(folder, 'in/target')).then(
    () => 'unpacked',
    (error: { code?: string }) => error.code ?? 'thrown',
  )
  return { outcome, folder, target: join(folder, 'in/target') }
}

const listFilesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))

const validParts = buildArchiveParts({
  name: 'shop',
  version: '1.0.0',
  entry: 'export const plugin = {}',
})

describe('unpacking', () => {
  test('writes an honest archive as it is', async () => {
    const { outcome, target } = await unpackInFreshFolder(
      buildZip([...validParts, { name: 'shop/' }, { name: 'shop/a/b.txt', data: 'Grüße' }]),
    )
    expect(outcome).toBe('unpacked')
    expect(readFileSync(join(target, 'shop/a/b.txt'), 'utf8')).toBe('Grüße')
  })

  const cases = listHostileArchives()
  test('knows at least sixty hostile archives', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60)
  })

  for (const { why, archive } of cases)
    test(`refuses ${why}`, async () => {
      const { outcome, folder, target } = await unpackInFreshFolder(archive())
      expect(outcome).toBe('ARCHIVE_UNSAFE')
      expect(listFilesBelow(folder).filter((path) => !path.startsWith(`${target}/`))).toEqual([])
    })
})
