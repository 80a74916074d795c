import { afterAll, beforeAll, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import type { KeyWish } from '../../../src/processes/provisioning/project-secrets'
import {
  ensureRuntimeKey,
  ensureSecrets,
} from '../../../src/processes/provisioning/project-secrets'
import type { Vault } from '../../../src/security/vault'
import { openVault } from '../../../src/security/vault'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

let place: TestStore
let vault: Vault
beforeAll(async () => {
  place = await openTestStore()
  vault = openVault(place.sql, randomBytes(32))
}, 30_000)
afterAll(() => place.close())

const ensured = (projectId: string) => ensureSecrets({ sql: place.sql, vault }, projectId)

test('a second run sends the same bytes', async () => {
  expect(await ensured('berger')).toEqual(await ensured('berger'))
})

const keyOf = (application: string, wish: KeyWish = 'new') =>
  ensureRuntimeKey({ sql: place.sql, vault }, 'adler', application, wish)

test('a run that comes after the key was used mints no other one', async () => {
  const { sql } = place
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
  const { sql } = place
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
