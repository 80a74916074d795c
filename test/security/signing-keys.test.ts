import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import {
  generateKeyPair,
  publicKey,
  signAccess,
  signLicense,
  verifyAccess,
} from '../../src/security/jws'
import type { KeyUse } from '../../src/security/signing-key'
import { openSigningKeys } from '../../src/security/signing-keys'
import { openSql } from '../../src/store/postgres/read-pool'
import { startPostgres, type TestPostgres } from '../support/test-postgres'

const masterKey = randomBytes(32)
const hour = 3_600_000
const issuer = 'https://vrs.example'
let server: TestPostgres
let sql: Sql
let pool: Sql
let clock = new Date('2026-11-21T10:00:00.000Z')
const later = (hours: number) => {
  clock = new Date(clock.getTime() + hours * hour)
}
const open = (cacheMs = 0) => openSigningKeys({ sql: pool, masterKey, now: () => clock, cacheMs })
const kids = (keys: { kid: string }[]) => keys.map(({ kid }) => kid)

beforeAll(async () => {
  server = await startPostgres()
  sql = postgres(server.url, { max: 8, onnotice: () => {} })
  pool = openSql(server.url, 8)
  await sql.file(`${import.meta.dir}/../../migrations/0002-signing-keys.sql`)
}, 30_000)
afterAll(async () => {
  await sql?.end()
  await pool?.end()
  await server?.stop()
})
beforeEach(async () => {
  await sql`truncate signing_keys`
})

describe('the first keys', () => {
  test('are made once, however many processes start together', async () => {
    const processes = Array.from({ length: 6 }, () => open(10_000))
    await Promise.all(processes.map((keys) => keys.ensure(['access', 'license', 'publisher'])))
    const found = await sql<{ use: KeyUse }[]>`select use from signing_keys order by use`
    expect(found.map(({ use }) => use)).toEqual(['access', 'license', 'publisher'])
    const current = await Promise.all(processes.map((keys) => keys.current('access')))
    expect(new Set(kids(current)).size).toBe(1)
  })

  test('are asked for before they are there', async () => {
    await expect(open().current('license')).rejects.toThrow('expected a license key to sign with')
  })

  test('show only their public halves', async () => {
    const keys = open()
    await keys.ensure(['access', 'license', 'publisher'])
    const set = await keys.jwks()
    const publisher = await keys.publisherJwks()
    expect([set.keys.length, publisher.keys.length]).toEqual([2, 1])
    expect(kids(set.keys)).not.toContain(publisher.keys[0]?.kid)
    for (const key of [...set.keys, ...publisher.keys]) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
      expect((await publicKey(key)).kid).toBe(key.kid)
    }
  })
})

describe('the private halves', () => {
  test('stand nowhere in the table', async () => {
    const keys = open()
    await keys.ensure(['access'])
    const { d } = await keys.current('access')
    const [row] = await sql<{ text: string; sealed: Buffer }[]>`
      select signing_keys::text as text, sealed_private as sealed from signing_keys`
    expect(row?.text).not.toContain(d)
    expect(row?.sealed.includes(d)).toBe(false)
    expect(row?.sealed.includes(Buffer.from(d, 'base64url'))).toBe(false)
  })

  test('open with no other master key, in no other row and with no bit turned', async () => {
    const keys = open()
    await keys.ensure(['access', 'license'])
    const stranger = openSigningKeys({ sql: pool, masterKey: randomBytes(32), now: () => clock })
    await expect(stranger.current('access')).rejects.toThrow('sealed with another')
    await sql`update signing_keys set use = 'publisher' where use = 'access'`
    await expect(open().current('publisher')).rejects.toThrow('sealed with another')
    await sql`update signing_keys set sealed_private = set_bit(sealed_private, 150,
      1 - get_bit(sealed_private, 150)) where use = 'license'`
    await expect(open().current('license')).rejects.toThrow('sealed with another')
  })

  test('may be elsewhere: then we only verify', async () => {
    const keys = open()
    const elsewhere = await generateKeyPair()
    await keys.trustPublisher(elsewhere)
    await keys.trustPublisher(elsewhere)
    expect((await keys.publisherJwks()).keys).toEqual([await publicKey(elsewhere)])
    await expect(keys.current('publisher')).rejects.toThrow('expected a publisher key')
  })
})

describe('the drill: a rotation', () => {
  test('publishes the next key a day ahead and keeps the old one for its last token', async () => {
    const keys = open()
    await keys.ensure(['license'])
    const old = await keys.current('license')
    const next = await keys.rotate('license', { activateInHours: 24 })
    expect(kids((await keys.jwks()).keys)).toEqual([old.kid, next])
    later(23.99)
    const last = await keys.current('license')
    expect(last.kid).toBe(old.kid)
    await signLicense({ key: last, issuer, projectId: 'berger', now: clock, licenses: [] })
    later(0.01)
    expect((await keys.current('license')).kid).toBe(next)
    later(45 * 24)
    expect(kids(await keys.verifiers('license'))).toEqual([old.kid, next])
    later(1)
    expect(kids(await keys.verifiers('license'))).toEqual([next])
  })

  test('leaves no token of either key refused while it lives', async () => {
    const keys = open()
    await keys.ensure(['access'])
    const next = await keys.rotate('access', { activateInHours: 24 })
    later(24 - 1 / 60)
    const issue = async () =>
      signAccess({
        key: await keys.current('access'),
        issuer,
        projectId: 'b',
        jti: 'j',
        now: clock,
      })
    const before = await issue()
    later(1 / 60)
    for (const token of [before, await issue()]) {
      const accepting = { keys: await keys.verifiers('access'), issuer, now: clock }
      expect((await verifyAccess(token, accepting)).sub).toBe('b')
    }
    later(2)
    expect(kids(await keys.verifiers('access'))).toEqual([next])
  })

  test('asked for twice makes one new key', async () => {
    const keys = open()
    await keys.ensure(['access'])
    const again = await Promise.all(
      [1, 2, 3].map(() => open().rotate('access', { activateInHours: 24 })),
    )
    expect(new Set(again).size).toBe(1)
    expect(await keys.verifiers('access')).toHaveLength(2)
  })

  test('of the publisher retires nothing: a published version never changes', async () => {
    const keys = open()
    await keys.ensure(['publisher'])
    const old = await keys.current('publisher')
    later(1)
    const next = await keys.rotate('publisher', { activateInHours: 0 })
    later(20_000)
    expect(kids((await keys.publisherJwks()).keys)).toEqual([old.kid, next])
    expect((await keys.current('publisher')).kid).toBe(next)
  })
})

test('a process sees the next key of another after a refresh', async () => {
  const here = open(600_000)
  await here.ensure(['access'])
  const next = await open().rotate('access', { activateInHours: 24 })
  expect(kids(await here.verifiers('access'))).not.toContain(next)
  await here.refresh()
  expect(kids(await here.verifiers('access'))).toContain(next)
})
