import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import { InvalidToken } from '../../src/security/invalid-token'
import {
  generateKeyPair,
  signAccessToken,
  signLicenseToken,
  signPublisherKeys,
  toPublicKey,
  verifyAccessToken,
} from '../../src/security/jws'
import type { KeyUse, PrivateSigningKey, SigningKeys } from '../../src/security/signing-key'
import { openSigningKeys } from '../../src/security/signing-keys'
import { openReadPool } from '../../src/store/postgres/read-pool'
import { startTestDatabase, type TestDatabase } from '../support/test-postgres'

const masterKey = randomBytes(32)
const hour = 3_600_000
const issuer = 'https://vrs.example'
let server: TestDatabase
let sql: Sql
let pool: Sql
let clock = new Date('2026-11-21T10:00:00.000Z')
const advanceHours = (hours: number) => {
  clock = new Date(clock.getTime() + hours * hour)
}
const open = (cacheMs = 0) => openSigningKeys({ sql: pool, masterKey, now: () => clock, cacheMs })
const kids = (keys: { kid: string }[]) => keys.map(({ kid }) => kid)

beforeAll(async () => {
  server = await startTestDatabase()
  sql = postgres(server.url, { max: 8, onnotice: () => {} })
  pool = openReadPool(server.url, { max: 8 })
  await sql.file(`${import.meta.dir}/../../migrations/0002-signing-keys.sql`)
  // Of a later migration, whose other tables are not here.
  await sql`alter table signing_keys add column sealed_by text not null default ''`
  await sql.file(`${import.meta.dir}/../../migrations/0044-publisher-keys.sql`)
}, 30_000)
afterAll(async () => {
  await sql?.end()
  await pool?.end()
  await server?.stop()
})
beforeEach(async () => {
  await sql`truncate signing_keys, publisher_key_sets`
})

describe('the first keys', () => {
  test('are made once, however many processes start together', async () => {
    const processes = Array.from({ length: 6 }, () => open(10_000))
    await Promise.all(processes.map((keys) => keys.ensure(['access', 'license', 'publisher'])))
    const found = await sql<{ use: KeyUse }[]>`select use from signing_keys order by use`
    expect(found.map(({ use }) => use)).toEqual(['access', 'license', 'publisher'])
    const current = await Promise.all(processes.map((keys) => keys.getCurrent('access')))
    expect(new Set(kids(current)).size).toBe(1)
  })

  test('are asked for before they are there', async () => {
    await expect(open().getCurrent('license')).rejects.toThrow(
      'expected a license key to sign with',
    )
  })

  test('show only their public halves', async () => {
    const keys = open()
    await keys.ensure(['access', 'license', 'publisher'])
    const set = await keys.getJwks()
    const publisher = await keys.getPublisherJwks()
    expect([set.keys.length, publisher.keys.length]).toEqual([2, 1])
    expect(kids(set.keys)).not.toContain(publisher.keys[0]?.kid)
    for (const key of [...set.keys, ...publisher.keys]) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
      expect((await toPublicKey(key)).kid).toBe(key.kid)
    }
  })
})

describe('the private halves', () => {
  test('stand nowhere in the table', async () => {
    const keys = open()
    await keys.ensure(['access'])
    const { d } = await keys.getCurrent('access')
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
    await expect(stranger.getCurrent('access')).rejects.toThrow('sealed with another')
    await sql`update signing_keys set use = 'publisher' where use = 'access'`
    await expect(open().getCurrent('publisher')).rejects.toThrow('sealed with another')
    await sql`update signing_keys set sealed_private = set_bit(sealed_private, 150,
      1 - get_bit(sealed_private, 150)) where use = 'license'`
    await expect(open().getCurrent('license')).rejects.toThrow('sealed with another')
  })

  test('may be elsewhere: then we only verify', async () => {
    const keys = open()
    const elsewhere = await generateKeyPair()
    await keys.trustPublisher(elsewhere)
    await keys.trustPublisher(elsewhere)
    expect((await keys.getPublisherJwks()).keys).toEqual([await toPublicKey(elsewhere)])
    await expect(keys.getCurrent('publisher')).rejects.toThrow('expected a publisher key')
  })
})

describe('the drill: a rotation', () => {
  test('publishes the next key a day ahead and keeps the old one for its last token', async () => {
    const keys = open()
    await keys.ensure(['license'])
    const old = await keys.getCurrent('license')
    const next = await keys.rotate('license', { activateInHours: 24 })
    expect(kids((await keys.getJwks()).keys)).toEqual([old.kid, next])
    advanceHours(23.99)
    const last = await keys.getCurrent('license')
    expect(last.kid).toBe(old.kid)
    await signLicenseToken({ key: last, issuer, projectId: 'berger', now: clock, licenses: [] })
    advanceHours(0.01)
    expect((await keys.getCurrent('license')).kid).toBe(next)
    advanceHours(45 * 24)
    expect(kids(await keys.listVerificationKeys('license'))).toEqual([old.kid, next])
    advanceHours(1)
    expect(kids(await keys.listVerificationKeys('license'))).toEqual([next])
  })

  test('leaves no token of either key refused while it lives', async () => {
    const keys = open()
    await keys.ensure(['access'])
    const next = await keys.rotate('access', { activateInHours: 24 })
    advanceHours(24 - 1 / 60)
    const issue = async () =>
      signAccessToken({
        key: await keys.getCurrent('access'),
        issuer,
        projectId: 'b',
        jti: 'j',
        now: clock,
      })
    const before = await issue()
    advanceHours(1 / 60)
    for (const token of [before, await issue()]) {
      const accepting = { keys: await keys.listVerificationKeys('access'), issuer, now: clock }
      expect((await verifyAccessToken(token, accepting)).sub).toBe('b')
    }
    advanceHours(2)
    expect(kids(await keys.listVerificationKeys('access'))).toEqual([next])
  })

  test('asked for twice makes one new key', async () => {
    const keys = open()
    await keys.ensure(['access'])
    const again = await Promise.all(
      [1, 2, 3].map(() => open().rotate('access', { activateInHours: 24 })),
    )
    expect(new Set(again).size).toBe(1)
    expect(await keys.listVerificationKeys('access')).toHaveLength(2)
  })

  test('of the publisher retires nothing: a published version never changes', async () => {
    const keys = open()
    await keys.ensure(['publisher'])
    const old = await keys.getCurrent('publisher')
    advanceHours(1)
    const next = await keys.rotate('publisher', { activateInHours: 0 })
    advanceHours(20_000)
    expect(kids((await keys.getPublisherJwks()).keys)).toEqual([old.kid, next])
    expect((await keys.getCurrent('publisher')).kid).toBe(next)
  })
})

test('a process sees the next key of another after a refresh', async () => {
  const here = open(600_000)
  await here.ensure(['access'])
  const next = await open().rotate('access', { activateInHours: 24 })
  expect(kids(await here.listVerificationKeys('access'))).not.toContain(next)
  await here.refresh()
  expect(kids(await here.listVerificationKeys('access'))).toContain(next)
})

describe('the publisher says which of its keys count', () => {
  const createdAt = '2026-11-21T10:00:00.000Z'
  const publicOf = ({ d: _, ...key }: PrivateSigningKey) => key
  const setOf = (sequence: number, keys: PrivateSigningKey[], revoked: string[] = []) => ({
    ...{ sequence, createdAt, revoked },
    keys: keys.map(publicOf),
  })
  const openPublisher = async () => {
    const keys = open()
    const [first, next] = [await generateKeyPair(), await generateKeyPair()]
    await keys.trustPublisher(first)
    return { keys, first, next }
  }
  const trustedBy = async (keys: SigningKeys) =>
    kids((await keys.getPublisherJwks()).keys).toSorted()

  test('a next key is added, the first revoked, and each set is kept', async () => {
    const { keys, first, next } = await openPublisher()
    const added = await signPublisherKeys(first, setOf(1, [first, next]))
    expect(await keys.adoptPublisherKeys(added, 'person:vera')).toMatchObject({ sequence: 1 })
    expect(await trustedBy(keys)).toEqual([first.kid, next.kid].toSorted())
    const revoked = await signPublisherKeys(next, setOf(2, [next], [first.kid]))
    await keys.adoptPublisherKeys(revoked, 'person:vera')
    expect(await trustedBy(keys)).toEqual([next.kid])
    expect(await keys.listPublisherKeySets()).toEqual([
      { sequence: 1, statement: added },
      { sequence: 2, statement: revoked },
    ])
    // Settings of the first day bring nothing back.
    await keys.trustPublisher(first)
    expect(await trustedBy(keys)).toEqual([next.kid])
  })

  test('the same set again changes nothing, a lower sequence is outdated', async () => {
    const { keys, first, next } = await openPublisher()
    const set = await signPublisherKeys(first, setOf(5, [first, next]))
    await keys.adoptPublisherKeys(set, 'person:vera')
    expect(await keys.adoptPublisherKeys(set, 'person:vera')).toMatchObject({ sequence: 5 })
    for (const sequence of [4, 5]) {
      const older = await signPublisherKeys(first, setOf(sequence, [first]))
      expect(await keys.adoptPublisherKeys(older, 'person:vera')).toBe('outdated')
    }
    expect(await trustedBy(keys)).toEqual([first.kid, next.kid].toSorted())
  })

  test('a stranger, a revoked key, an altered set and a false kid are refused', async () => {
    const { keys, first, next } = await openPublisher()
    const adopt = (statement: string) => keys.adoptPublisherKeys(statement, 'person:vera')
    const strange = await signPublisherKeys(next, setOf(1, [next]))
    await expect(adopt(strange)).rejects.toThrow(InvalidToken)
    const good = await signPublisherKeys(first, setOf(1, [first, next]))
    const [head, body = '', signature] = good.split('.')
    const altered = Buffer.from(body, 'base64url')
      .toString()
      .replace('"sequence":1', '"sequence":9')
    const forged = [head, Buffer.from(altered).toString('base64url'), signature].join('.')
    await expect(adopt(forged)).rejects.toThrow(InvalidToken)
    const misnamed = await signPublisherKeys(first, setOf(1, [{ ...next, kid: first.kid }]))
    await expect(adopt(misnamed)).rejects.toThrow(InvalidToken)
    await adopt(await signPublisherKeys(first, setOf(2, [next], [first.kid])))
    const late = await signPublisherKeys(first, setOf(3, [first]))
    await expect(adopt(late)).rejects.toThrow(InvalidToken)
    expect(await trustedBy(keys)).toEqual([next.kid])
  })
})
