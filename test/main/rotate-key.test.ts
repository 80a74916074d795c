import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { rotateKey } from '../../src/main/commands/rotate-key'
import { loadMasterKey } from '../../src/main/load-master-key'
import { StartupError } from '../../src/main/startup-error'
import { loadDerivedKeys } from '../../src/security/derived-keys'
import { createOrderToken } from '../../src/security/order-token'
import { rotateMasterKey } from '../../src/security/rotate-master-key'
import { openSigningKeys } from '../../src/security/signing-keys'
import { openVault, type Vault } from '../../src/security/vault'
import { projectSecretUse } from '../../src/security/wrapped-key'
import { readErrorCode } from '../support/append-events'
import { openTestStore, type TestStore } from '../support/test-store'

let fixture: TestStore
let dataDir: string
beforeAll(async () => {
  fixture = await openTestStore()
}, 30_000)
afterAll(() => fixture.close())

const personIds = ['ada', 'grace']
const secretUse = projectSecretUse('p1', 'runtime')

const savePersonKey = async (vault: Vault, id: string) => {
  const { wrapped } = vault.createPersonKey(id)
  await fixture.sql`insert into person_keys (person_id, wrapped_key) values (${id}, ${wrapped})`
}
const saveSecret = async (vault: Vault, name: string) => {
  const sealed = vault.sealSecret('secret', projectSecretUse('p1', name))
  await fixture.sql`insert into project_secrets (project_id, name, sealed)
    values ('p1', ${name}, ${sealed})`
}

/** All that hangs on the master key, as a service with this key opens it. */
const openAll = async (masterKey: Uint8Array) => {
  const { sql } = fixture
  const vault = openVault(sql, masterKey, await loadDerivedKeys(sql, masterKey))
  const keys = openSigningKeys({ sql, masterKey })
  return { vault, keys }
}

const describeAll = async (masterKey: Uint8Array) => {
  const { vault, keys } = await openAll(masterKey)
  const people = await vault.findPersonKeys(personIds)
  const [row] = await fixture.sql<{ sealed: string }[]>`
    select sealed from project_secrets where name = 'runtime'`
  return {
    people: personIds.map((id) => Buffer.from(people.get(id) ?? []).toString('hex')),
    secret: vault.openSecret(row?.sealed ?? '', secretUse),
    signing: (await keys.getCurrent('access')).d,
    token: createOrderToken(vault.keyFor('order-token'), 'p1'),
    invite: vault.keyFor('staff-invite').toString('hex'),
    email: vault.hashEmail('ada@example.org'),
    terms: vault.hashQueryTerms('berger'),
  }
}

/** A sandbox's database and data dir with a key of each kind. */
beforeEach(async () => {
  const { sql } = fixture
  for (const table of [
    'master_key',
    'person_keys',
    'project_secrets',
    'derived_keys',
    'signing_keys',
  ])
    await sql`delete from ${sql(table)}`
  dataDir = mkdtempSync(join(tmpdir(), 'vrs-rotate-'))
  const { vault, keys } = await openAll(await loadMasterKey(sql, { dataDir }))
  for (const id of personIds) await savePersonKey(vault, id)
  await saveSecret(vault, 'runtime')
  await keys.ensure(['access', 'license', 'publisher'])
})

const load = () => loadMasterKey(fixture.sql, { dataDir })
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error) => (error instanceof StartupError ? error.message : `no StartupError: ${error}`),
  )

test('another master key wraps everything; tokens, links and look-ups stay as they are', async () => {
  const old = await load()
  const before = await describeAll(old)
  expect(await rotateKey(fixture.sql, { dataDir })).toBe('11 keys wrapped anew.')
  const key = await load()
  expect(key).not.toEqual(old)
  expect(await describeAll(key)).toEqual(before)
  expect(existsSync(join(dataDir, 'master.key.next'))).toBe(false)
  const opened = await openVault(fixture.sql, old)
    .findPersonKeys(personIds)
    .catch(() => 'refused')
  expect(opened).toBe('refused')
  expect(
    await refusalOf(
      loadMasterKey(fixture.sql, { dataDir, masterKey: Buffer.from(old).toString('base64') }),
    ),
  ).toContain('expected VRS_MASTER_KEY')
})

const crashPoints = [
  'next key written',
  'master_key',
  'signing_keys',
  'person_keys',
  'project_secrets',
  'derived_keys',
  'committed',
  'next key in place',
]

test.each(crashPoints)('after a crash at "%s" it is called again and ends', async (point) => {
  const before = await describeAll(await load())
  const reached: string[] = []
  const crash = (part: string) => {
    reached.push(part)
    if (part === point) throw new Error('crash')
  }
  const crashed = rotateKey(fixture.sql, { dataDir }, { onProgress: crash })
  expect(await crashed.catch(String)).toBe('Error: crash')
  expect(reached.at(-1)).toBe(point)
  const next = join(dataDir, 'master.key.next')
  const kept = existsSync(next) ? readFileSync(next, 'utf8') : undefined
  // All under one key: it can be started with it, or says what is to be done.
  if (point === 'committed')
    expect(await refusalOf(load())).toContain('Call vrs key rotate again to end it')
  else expect(await describeAll(await load())).toEqual(before)
  if (point !== 'next key in place') await rotateKey(fixture.sql, { dataDir })
  const key = await load()
  expect(await describeAll(key)).toEqual(before)
  if (kept) expect(Buffer.from(key).toString('base64')).toBe(kept)
})

test('while a service runs on the database nothing is rotated', async () => {
  const service = postgres(fixture.url, {
    max: 1,
    connection: { application_name: 'vrs-monitor' },
  })
  await service`select 1`
  const key = await load()
  try {
    expect(await refusalOf(rotateKey(fixture.sql, { dataDir }))).toContain(
      'expected no service to run on this database, found 1',
    )
  } finally {
    await service.end()
  }
  expect(await load()).toEqual(key)
  expect(existsSync(join(dataDir, 'master.key.next'))).toBe(false)
})

test('a process that holds the old key writes no key any more', async () => {
  const { vault, keys } = await openAll(await load())
  await rotateKey(fixture.sql, { dataDir })
  const writes = {
    person: () => savePersonKey(vault, 'late'),
    secret: () => saveSecret(vault, 'late'),
    signing: () => keys.rotate('access', { activateInHours: 24 }),
    derived: () => fixture.sql`update derived_keys set wrapped_key = ${vault.sealSecret('x', 'y')}`,
    unmarked: () => fixture.sql`insert into person_keys values ('late', 'bm8gZmluZ2VycHJpbnQ=')`,
  }
  for (const [name, write] of Object.entries(writes)) {
    const code = await (async () => write())().then(() => 'written', readErrorCode)
    expect([name, code]).toEqual([name, 'VRS05'])
  }
  const { vault: fresh } = await openAll(await load())
  await savePersonKey(fresh, 'late')
})

test('what is being written while the rotation begins is waited for and wrapped anew', async () => {
  const old = await load()
  const { vault } = await openAll(old)
  const { wrapped, key } = vault.createPersonKey('meanwhile')
  const next = randomBytes(32)
  let rotation: Promise<unknown> | undefined
  await fixture.sql.begin(async (tx) => {
    await tx`insert into person_keys (person_id, wrapped_key) values ('meanwhile', ${wrapped})`
    rotation = rotateMasterKey(fixture.sql, { from: old, to: next })
    await Bun.sleep(200)
  })
  expect(await rotation).toBe(12)
  expect(
    Buffer.from((await openVault(fixture.sql, next).findPersonKey('meanwhile')) ?? []),
  ).toEqual(Buffer.from(key))
})

test('keys from the environment: the next one is needed, must fit, and is asked for twice without harm', async () => {
  const old = await load()
  const masterKey = Buffer.from(old).toString('base64')
  const nextMasterKey = randomBytes(32).toString('base64')
  const { sql } = fixture
  expect(await refusalOf(rotateKey(sql, { dataDir, masterKey }))).toContain('VRS_NEXT_MASTER_KEY')
  const foreign = randomBytes(32).toString('base64')
  expect(await refusalOf(rotateKey(sql, { dataDir, masterKey: foreign, nextMasterKey }))).toContain(
    'which sealed this database',
  )
  expect(await rotateKey(sql, { dataDir, masterKey, nextMasterKey })).toStartWith('11 keys')
  expect(await rotateKey(sql, { dataDir, masterKey, nextMasterKey })).toStartWith('All keys')
  expect(await loadMasterKey(sql, { dataDir, masterKey: nextMasterKey })).toHaveLength(32)
})

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
