import { afterAll, beforeAll, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadMasterKey } from '../../src/main/load-master-key'
import { StartupError } from '../../src/main/startup-error'
import { openSigningKeys } from '../../src/security/signing-keys'
import { masterKeyFingerprint } from '../../src/security/wrapped-key'
import { openTestStore, type TestStore } from '../support/test-store'

let fixture: TestStore
let dataDir: string
beforeAll(async () => {
  fixture = await openTestStore()
  dataDir = mkdtempSync(join(tmpdir(), 'vrs-master-key-'))
}, 30_000)
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  await fixture.close()
})

const createKey = () => randomBytes(32).toString('base64')

const refusalOf = (config: { masterKey?: string; dataDir: string }) =>
  loadMasterKey(fixture.sql, config).then(
    () => 'accepted',
    (error: unknown) => (error instanceof StartupError ? error.message : String(error)),
  )

test('the sandbox makes its key once, and nobody else may read it', async () => {
  const key = await loadMasterKey(fixture.sql, { dataDir })
  expect(key).toHaveLength(32)
  expect(statSync(join(dataDir, 'master.key')).mode & 0o777).toBe(0o600)
  expect(await loadMasterKey(fixture.sql, { dataDir })).toEqual(key)
})

test('a missing file names itself, the key that is wanted and the way back, and no key is made', async () => {
  const file = join(dataDir, 'master.key')
  const key = await loadMasterKey(fixture.sql, { dataDir })
  rmSync(file)
  const refusal = await refusalOf({ dataDir })
  expect(refusal).toContain(`expected the master key ${masterKeyFingerprint(key)} in ${file}`)
  expect(refusal).toContain('backup')
  expect(existsSync(file)).toBe(false)
  writeFileSync(file, Buffer.from(key).toString('base64'))
  expect(await loadMasterKey(fixture.sql, { dataDir })).toEqual(key)
})

test('another key is refused, from the environment as from the file, and a damaged file too', async () => {
  const file = join(dataDir, 'master.key')
  const key = await loadMasterKey(fixture.sql, { dataDir })
  const other = createKey()
  const found = `found ${masterKeyFingerprint(Buffer.from(other, 'base64'))}`
  const fromEnvironment = await refusalOf({ dataDir, masterKey: other })
  expect(fromEnvironment).toContain('expected VRS_MASTER_KEY to be the master key')
  expect(fromEnvironment).toContain(found)
  writeFileSync(file, other)
  expect(await refusalOf({ dataDir })).toContain(found)
  writeFileSync(file, 'short')
  expect(await refusalOf({ dataDir })).toContain(`expected ${file} to hold 32 bytes`)
  writeFileSync(file, Buffer.from(key).toString('base64'))
})

test('a database of before, without a fingerprint, takes the key that opens it and no other', async () => {
  const key = await loadMasterKey(fixture.sql, { dataDir })
  await openSigningKeys({ sql: fixture.sql, masterKey: key }).ensure(['access'])
  await fixture.sql`delete from master_key`
  expect(await refusalOf({ dataDir, masterKey: createKey() })).toContain('another one')
  expect(await loadMasterKey(fixture.sql, { dataDir })).toEqual(key)
})
