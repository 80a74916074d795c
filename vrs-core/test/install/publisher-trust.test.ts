import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPublisherTrust } from '../../src/install/publisher-trust'
import { readPublisherKeys } from '../../src/publisher-keys'
import { openVolume } from '../../src/volume'
import { generateTestKey, type TestKey } from '../fixtures/published-plugin'

const home = mkdtempSync(join(tmpdir(), 'vrs-core-trust-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const [first, next, third, stranger] = [
  await generateTestKey(),
  await generateTestKey(),
  await generateTestKey(),
  await generateTestKey(),
]

const pin = (...keys: TestKey[]) =>
  readPublisherKeys(JSON.stringify(keys.map(({ publicJwk }) => publicJwk)), [])
const signSet = (by: TestKey, sequence: unknown, keys: TestKey[], revoked: TestKey[] = []) =>
  by.sign('vrs-publisher-keys+jws', {
    sequence,
    createdAt: '2026-11-30T10:00:00.000Z',
    keys: keys.map(({ publicJwk }) => publicJwk),
    revoked: revoked.map(({ kid }) => kid),
  })

let count = 0
const openFresh = () => {
  count += 1
  const dir = join(home, String(count))
  const reopen = () => openPublisherTrust(openVolume(dir), pin(first))
  return { trust: reopen(), reopen }
}
const kidsOf = (keys: ReadonlyMap<string, unknown>) => [...keys.keys()].toSorted()
const kids = (...keys: TestKey[]) => keys.map(({ kid }) => kid).toSorted()

describe('the keys of the publisher', () => {
  test('are those of the deployment, until it names others; a restart keeps them', async () => {
    const { trust, reopen } = openFresh()
    expect(kidsOf(trust.listCurrent())).toEqual(kids(first))
    await trust.adopt([await signSet(first, 1, [first, next])])
    expect(kidsOf(reopen().listCurrent())).toEqual(kids(first, next))
  })

  test('rotate one after the other, also for whom missed the sets between', async () => {
    const sets = [
      await signSet(first, 1, [first, next]),
      await signSet(next, 2, [next], [first]),
      await signSet(next, 3, [next, third]),
    ]
    const { trust, reopen } = openFresh()
    // The newest alone is signed by a stranger to this site.
    await trust.adopt(sets.slice(2))
    expect(kidsOf(trust.listCurrent())).toEqual(kids(first))
    await trust.adopt(sets)
    expect(kidsOf(trust.listCurrent())).toEqual(kids(next, third))
    expect(kidsOf(trust.listEverTrusted())).toEqual(kids(first, next, third))
    await reopen().adopt(sets)
    expect(kidsOf(reopen().listCurrent())).toEqual(kids(next, third))
  })

  test('are never those of a lower sequence, a revoked key or a stranger', async () => {
    const { trust } = openFresh()
    await trust.adopt([await signSet(first, 5, [next], [first])])
    for (const statement of [
      await signSet(next, 4, [next, third]),
      await signSet(next, 5, [next, third]),
      await signSet(first, 6, [first]),
      await signSet(stranger, 7, [stranger]),
      await signSet({ ...stranger, kid: next.kid }, 8, [stranger]),
      await next.sign('vrs-plugin+jws', { sequence: 9, keys: [third.publicJwk], revoked: [] }),
      await signSet(next, 'ten', [third]),
      await signSet(next, 10, []),
      await signSet(next, 11, [next], [next]),
      'a.b.c',
      '',
    ])
      await trust.adopt([statement])
    expect(kidsOf(trust.listCurrent())).toEqual(kids(next))
  })
})
