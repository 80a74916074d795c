import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { openStaffSessions } from '../../src/security/sessions'
import { openTestStore, type TestStore } from '../support/test-store'

const hour = 3_600_000
let db: TestStore
let clockMs = Date.parse('2026-11-21T08:00:00Z')
const sessions = () => openStaffSessions(db.sql, () => new Date(clockMs))
const advanceHours = (hours: number) => {
  clockMs += hours * hour
}

beforeAll(async () => {
  db = await openTestStore()
}, 30_000)
afterAll(() => db.close())
beforeEach(() => db.sql`delete from sessions`.then(() => undefined))

describe('a session', () => {
  test('is found by its 256 bits, of which the table holds only the hash', async () => {
    const secret = await sessions().start('ada')
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    const [row] = await db.sql<{ idHash: string }[]>`select id_hash from sessions`
    expect(row?.idHash).toMatch(/^[0-9a-f]{64}$/)
    expect(row?.idHash).toBe(new Bun.CryptoHasher('sha256').update(secret).digest('hex'))
    expect(await sessions().find(secret)).toEqual({ id: row?.idHash ?? '', personId: 'ada' })
    expect(await sessions().find(row?.idHash ?? '')).toBeUndefined()
    expect(await sessions().find(`${secret.slice(1)}A`)).toBeUndefined()
  })

  test('ends after 8 hours without use, and lives on while it is used', async () => {
    const used = await sessions().start('ada')
    const left = await sessions().start('bob')
    advanceHours(5)
    expect(await sessions().find(used)).toMatchObject({ personId: 'ada' })
    advanceHours(4)
    expect(await sessions().find(used)).toMatchObject({ personId: 'ada' })
    expect(await sessions().find(left)).toBeUndefined()
  })

  test('ends after 7 days, however much it is used', async () => {
    const secret = await sessions().start('ada')
    for (let hours = 0; hours < 7 * 24 - 7; hours += 7) {
      advanceHours(7)
      expect(await sessions().find(secret)).toMatchObject({ personId: 'ada' })
    }
    advanceHours(7)
    expect(await sessions().find(secret)).toBeUndefined()
  })

  test('is another one after signing in again, and the old one is worth nothing', async () => {
    const before = await sessions().start('ada')
    const after = await sessions().start('ada', before)
    expect(after).not.toBe(before)
    expect(await sessions().find(before)).toBeUndefined()
    expect(await sessions().find(after)).toMatchObject({ personId: 'ada' })
  })

  test('ends when one signs out, the others of that person with endAll', async () => {
    const [here, there, other] = [
      await sessions().start('ada'),
      await sessions().start('ada'),
      await sessions().start('bob'),
    ]
    await sessions().end(here)
    expect(await sessions().find(here)).toBeUndefined()
    expect(await sessions().find(there)).toBeDefined()
    await sessions().endAll('ada')
    expect(await sessions().find(there)).toBeUndefined()
    expect(await sessions().find(other)).toBeDefined()
  })

  test('tells whether it lives without being used by the question', async () => {
    const { id } = (await sessions().find(await sessions().start('ada'))) ?? { id: '' }
    advanceHours(7)
    expect(await sessions().isActive(id)).toBe(true)
    advanceHours(2)
    expect(await sessions().isActive(id)).toBe(false)
  })

  test('that has ended is swept away by the next sign-in', async () => {
    await sessions().start('ada')
    advanceHours(9)
    await sessions().start('bob')
    const rows = await db.sql<{ personId: string }[]>`select person_id from sessions`
    expect([...rows]).toEqual([{ personId: 'bob' }])
  })
})
