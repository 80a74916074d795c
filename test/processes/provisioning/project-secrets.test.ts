import { afterAll, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import type { RuntimeKeyRequest } from '../../../src/processes/provisioning/project-secrets'
import {
  ensureRuntimeKey,
  ensureSecrets,
} from '../../../src/processes/provisioning/project-secrets'
import { openVault } from '../../../src/security/vault'
import { openTestStore } from '../../support/test-store'

const fixture = await openTestStore()
const vault = openVault(fixture.sql, randomBytes(32))
afterAll(() => fixture.close())

const ensureProjectSecrets = (projectId: string) =>
  ensureSecrets({ sql: fixture.sql, vault }, projectId)

test('a second run sends the same bytes', async () => {
  expect(await ensureProjectSecrets('berger')).toEqual(await ensureProjectSecrets('berger'))
})

const keyOf = (application: string, request: RuntimeKeyRequest = 'new') =>
  ensureRuntimeKey({ sql: fixture.sql, vault }, 'adler', application, request)

test('a run that comes after the key was used mints no other one', async () => {
  const { sql } = fixture
  const key = await keyOf('app-1')
  if (!key) throw new Error('expected a key')
  expect(await keyOf('app-1', 'known')).toEqual(key)
  await sql`delete from project_secrets where project_id = 'adler'`
  expect(await keyOf('app-1', 'known')).toBeUndefined()
  expect(await keyOf('app-1')).toBeUndefined()
  expect(await sql`select 1 from project_secrets where project_id = 'adler'`).toHaveLength(0)
})

test('an application built elsewhere is given a key of its own', async () => {
  const [first, second] = [await keyOf('app-2'), await keyOf('app-3')]
  expect(first?.key).not.toBe(second?.key)
  expect(await keyOf('app-3')).toEqual(second)
})

test('a rotation mints one key, known before it is used, and no other one after that', async () => {
  const { sql } = fixture
  const first = await keyOf('app-4')
  const rotation = { rotation: Bun.randomUUIDv7() }
  const key = await keyOf('app-4', rotation)
  expect(key?.keyId).not.toBe(first?.keyId)
  expect(await keyOf('app-4', rotation)).toEqual(key)
  const known = await sql<{ keyId: string }[]>`
    select key_id from runtime_keys where application = 'app-4' order by key_id`
  expect(known.map(({ keyId }) => keyId)).toEqual([first?.keyId ?? '', key?.keyId ?? ''].toSorted())
  await sql`delete from project_secrets where project_id = 'adler'`
  expect(await keyOf('app-4', rotation)).toBeUndefined()
  const elsewhere = await keyOf('app-5', rotation)
  expect(elsewhere?.keyId).not.toBe(key?.keyId)
})
