import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { DomainEvent } from '../../events'
import { pluginStream } from '../../events/streams'
import { openCatalogueSnapshot } from '../../src/main/catalogue-snapshot'
import { openStreamNotifications } from '../../src/store/event-store/stream-notifications'
import { appendEvents } from '../support/append-events'
import { openTestStore, type TestStore } from '../support/test-store'

let db: TestStore
let changes: Awaited<ReturnType<typeof openStreamNotifications>>
let now = new Date('2026-11-30T12:00:00.000Z')
beforeAll(async () => {
  db = await openTestStore({ now: () => now })
  changes = await openStreamNotifications(db.sql)
}, 30_000)
afterAll(async () => {
  await changes.close()
  await db.close()
})

const priceEvent = (netCents: number, validFrom: string, validUntil?: string): DomainEvent => ({
  type: 'PluginPriced',
  data: {
    projectType: 'einzelkunde',
    cycle: 'monthly',
    netCents,
    setupCents: 0,
    validFrom,
    ...(validUntil ? { validUntil } : {}),
  },
})

test('the entity tag of the catalogue changes when a price begins or ends, without an event', async () => {
  await appendEvents(
    db.store,
    pluginStream('kontakt'),
    { type: 'PluginListed', data: { name: 'kontakt', displayName: 'Kontakt', category: 'web' } },
    { type: 'PluginDescribed', data: { fields: { displayNameEn: 'Contact', icon: 'mail' } } },
    priceEvent(1000, '2026-01-01T00:00:00.000Z'),
    priceEvent(1200, '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'),
  )
  const snapshot = openCatalogueSnapshot(db.sql, changes, () => now)
  const tagAt = async (moment: string) => {
    now = new Date(moment)
    return (await snapshot()).etag
  }
  const before = await tagAt('2026-11-30T12:00:00.000Z')
  expect(await tagAt('2026-11-30T23:59:59.999Z')).toBe(before)
  const begun = await tagAt('2026-12-01T00:00:00.000Z')
  expect(begun).not.toBe(before)
  expect(await tagAt('2026-12-31T23:59:59.999Z')).toBe(begun)
  expect([before, begun]).not.toContain(await tagAt('2027-01-01T00:00:00.000Z'))
  const { catalogue } = await snapshot()
  expect(catalogue.plugins).toMatchObject([
    { name: 'kontakt', isFeatured: false, unlistedAt: null, fields: { displayNameEn: 'Contact' } },
  ])
  expect(catalogue.prices.map(({ netCents }) => netCents)).toEqual([1000, 1200])
})
