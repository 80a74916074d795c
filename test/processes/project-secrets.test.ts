import { afterAll, beforeAll, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { ensureSecrets, runtimeKeyRow } from '../../src/processes/project-secrets'
import type { Vault } from '../../src/security/vault'
import { openVault } from '../../src/security/vault'
import type { TestStore } from '../given-database'
import { openTestStore } from '../given-database'
import { context } from '../store/happens'

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

test('a run that comes after the key was used mints no other one', async () => {
  const { sql, store } = place
  const { runtimeKey } = await ensured('adler')
  await store.act(context, () => ({ also: [runtimeKeyRow('adler', runtimeKey)] }))
  expect((await ensured('adler')).runtimeKey).toEqual(runtimeKey)
  await sql`delete from project_secrets where project_id = 'adler' and name = 'marketplace_key'`
  await expect(ensured('adler')).rejects.toThrow('expected secret marketplace_key of project adler')
  const left = await sql`select 1 from project_secrets where project_id = 'adler'`
  expect(left.length).toBe(2)
})
