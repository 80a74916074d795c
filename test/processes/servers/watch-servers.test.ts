import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { serverStream } from '../../../events/streams'
import type { CoolifyClient } from '../../../src/integrations/coolify/types'
import { VendorError } from '../../../src/integrations/vendor-error'
import { pollServerHealth } from '../../../src/processes/servers/poll-server-health'
import { appendEvents } from '../../support/append-events'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'

type ObservedServers = Awaited<ReturnType<CoolifyClient['listServers']>>

let fixture: ProcessFixture
let observedServers: ObservedServers | Error
let requestCount: number
let id: string

beforeAll(async () => {
  const servers = async () => {
    requestCount += 1
    if (observedServers instanceof Error) throw observedServers
    return observedServers
  }
  fixture = await openProcessFixture({ coolify: { listServers: servers } as CoolifyClient })
}, 30_000)
afterAll(() => fixture.close())

const serversUsable = (usable: boolean): ObservedServers => [
  { uuid: `c-${id}`, name: 's1', ipv4: '203.0.113.7', reachable: usable, usable },
]
const appendServerEvent = (event: DomainEvent) =>
  appendEvents(fixture.store, serverStream(id), event)

beforeEach(async () => {
  await fixture.sql`delete from servers`
  id = Bun.randomUUIDv7()
  const data = { name: 's1', ipv4: '203.0.113.7', coolifyUuid: `c-${id}`, capacity: 5 }
  await appendServerEvent({ type: 'ServerAdded', data })
  requestCount = 0
  observedServers = serversUsable(true)
  fixture.clock.offsetMs = 0
})

/** A minute later, whoever watches looks again. */
const watchOnce = async (what: ObservedServers | Error = observedServers) => {
  observedServers = what
  fixture.clock.offsetMs += 60_000
  await fixture.sql`update watches set next_at = now()`
  return pollServerHealth(fixture.deps)
}
const types = async () =>
  (await fixture.store.read(serverStream(id))).events.map(({ type }) => type)

test('looks without news add no events', async () => {
  for (let minute = 0; minute < 5; minute += 1) await watchOnce()
  expect(await types()).toEqual(['ServerAdded'])
  const [row] = await fixture.sql<{ isUsable: boolean }[]>`
    select is_usable from server_looks where server_id = ${id}`
  expect(row?.isUsable).toBe(true)
})

test('a server unusable twice in a row goes offline once, and comes back when it is usable', async () => {
  await watchOnce(serversUsable(false))
  await watchOnce(serversUsable(true))
  await watchOnce(serversUsable(false))
  expect(await types()).toEqual(['ServerAdded'])
  await watchOnce(serversUsable(false))
  await watchOnce(serversUsable(false))
  expect(await types()).toEqual(['ServerAdded', 'ServerWentOffline'])
  await watchOnce(serversUsable(true))
  await watchOnce(serversUsable(true))
  expect(await types()).toEqual(['ServerAdded', 'ServerWentOffline', 'ServerCameBack'])
  const { events } = await fixture.store.read(serverStream(id))
  expect(events.at(-1)?.by).toBe('system:servers')
})

test('a server that Coolify does not know any more is unusable', async () => {
  await watchOnce([])
  await watchOnce([])
  expect(await types()).toEqual(['ServerAdded', 'ServerWentOffline'])
})

test('two looks in the same moment count as one', async () => {
  await watchOnce(serversUsable(false))
  fixture.clock.offsetMs -= 59_000
  await watchOnce(serversUsable(false))
  fixture.clock.offsetMs -= 59_000
  await watchOnce(serversUsable(false))
  expect(await types()).toEqual(['ServerAdded'])
})

test('maintenance is left alone, usable or not', async () => {
  await appendServerEvent({ type: 'ServerPutInMaintenance', data: {} })
  for (const usable of [false, false, false, true]) await watchOnce(serversUsable(usable))
  expect(await types()).toEqual(['ServerAdded', 'ServerPutInMaintenance'])
})

test('silence of Coolify says nothing about its servers', async () => {
  const silence = new VendorError({
    vendor: 'coolify',
    errorClass: 'transient',
    code: 'TIMEOUT',
    vendorText: 'no answer in time',
    owner: 'vendor',
  })
  for (let minute = 0; minute < 3; minute += 1)
    await expect(watchOnce(silence)).rejects.toBeInstanceOf(VendorError)
  expect(await types()).toEqual(['ServerAdded'])
})

test('of many watchers one looks, and again only after a minute', async () => {
  await fixture.sql`update watches set next_at = now()`
  const results = await Promise.all(Array.from({ length: 8 }, () => pollServerHealth(fixture.deps)))
  expect(results.toSorted()).toEqual(['looked', ...Array(7).fill('not due')])
  expect(await pollServerHealth(fixture.deps)).toBe('not due')
  expect(requestCount).toBe(1)
})
