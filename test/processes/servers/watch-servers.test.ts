import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import { serverStream } from '../../../events/streams'
import type { Coolify } from '../../../src/integrations/coolify/types'
import { VendorError } from '../../../src/integrations/vendor-error'
import { watchServers } from '../../../src/processes/servers/poll-server-health'
import { happen } from '../../support/append-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

type Seen = Awaited<ReturnType<Coolify['servers']>>

let place: Steps
let seen: Seen | Error
let asked: number
let id: string

beforeAll(async () => {
  const servers = async () => {
    asked += 1
    if (seen instanceof Error) throw seen
    return seen
  }
  place = await givenSteps({ coolify: { servers } as Coolify })
}, 30_000)
afterAll(() => place.close())

const as = (usable: boolean): Seen => [
  { uuid: `c-${id}`, name: 's1', ipv4: '203.0.113.7', reachable: usable, usable },
]
const happens = (event: VrsEvent) => happen(place.store, serverStream(id), event)

beforeEach(async () => {
  await place.sql`delete from servers`
  id = Bun.randomUUIDv7()
  const data = { name: 's1', ipv4: '203.0.113.7', coolifyUuid: `c-${id}`, capacity: 5 }
  await happens({ type: 'ServerAdded', data })
  asked = 0
  seen = as(true)
  place.clock.ahead = 0
})

/** A minute later, whoever watches looks again. */
const look = async (what: Seen | Error = seen) => {
  seen = what
  place.clock.ahead += 60_000
  await place.sql`update watches set next_at = now()`
  return watchServers(place.tools)
}
const types = async () => (await place.store.read(serverStream(id))).events.map(({ type }) => type)

test('looks without news add no events', async () => {
  for (let minute = 0; minute < 5; minute += 1) await look()
  expect(await types()).toEqual(['ServerAdded'])
  const [row] = await place.sql<{ isUsable: boolean }[]>`
    select is_usable from server_looks where server_id = ${id}`
  expect(row?.isUsable).toBe(true)
})

test('a server unusable twice in a row goes offline once, and comes back when it is usable', async () => {
  await look(as(false))
  await look(as(true))
  await look(as(false))
  expect(await types()).toEqual(['ServerAdded'])
  await look(as(false))
  await look(as(false))
  expect(await types()).toEqual(['ServerAdded', 'ServerWentOffline'])
  await look(as(true))
  await look(as(true))
  expect(await types()).toEqual(['ServerAdded', 'ServerWentOffline', 'ServerCameBack'])
  const { events } = await place.store.read(serverStream(id))
  expect(events.at(-1)?.by).toBe('system:servers')
})

test('a server that Coolify does not know any more is unusable', async () => {
  await look([])
  await look([])
  expect(await types()).toEqual(['ServerAdded', 'ServerWentOffline'])
})

test('two looks in the same moment count as one', async () => {
  await look(as(false))
  place.clock.ahead -= 59_000
  await look(as(false))
  place.clock.ahead -= 59_000
  await look(as(false))
  expect(await types()).toEqual(['ServerAdded'])
})

test('maintenance is left alone, usable or not', async () => {
  await happens({ type: 'ServerPutInMaintenance', data: {} })
  for (const usable of [false, false, false, true]) await look(as(usable))
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
    await expect(look(silence)).rejects.toBeInstanceOf(VendorError)
  expect(await types()).toEqual(['ServerAdded'])
})

test('of many watchers one looks, and again only after a minute', async () => {
  await place.sql`update watches set next_at = now()`
  const looks = await Promise.all(Array.from({ length: 8 }, () => watchServers(place.tools)))
  expect(looks.toSorted()).toEqual(['looked', ...Array(7).fill('not due')])
  expect(await watchServers(place.tools)).toBe('not due')
  expect(asked).toBe(1)
})
