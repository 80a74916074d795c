import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import { serverPoolStream, serverStream } from '../../../events/streams'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { wakeWaiting } from '../../../src/processes/servers/wake-waiting-orders'
import { de } from '../../../views/texts/de'
import { staffSentence } from '../../../views/texts/trouble-texts'
import { happen } from '../../support/append-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

let place: Steps
beforeAll(async () => {
  place = await givenSteps()
}, 30_000)
afterAll(() => place.close())
afterEach(async () => {
  await place.sql`delete from servers`
  await place.sql`delete from server_slots`
  await place.sql`delete from server_pool`
  await place.sql`delete from pgboss.job`
})

const serverWith = async (capacity: number) => {
  const id = Bun.randomUUIDv7()
  const data = { name: id.slice(-4), ipv4: '203.0.113.7', coolifyUuid: id, capacity }
  await happen(place.store, serverStream(id), { type: 'ServerAdded', data })
  return id
}
const tells = (id: string, event: VrsEvent) => happen(place.store, serverStream(id), event)
const strategy = (data: { strategy: 'round_robin' | 'specific'; serverId?: string }) =>
  happen(place.store, serverPoolStream, { type: 'ServerStrategyChosen', data })

/** So many hands run all of these, as workers would. */
const runAll = async (ids: readonly string[], hands = 12) => {
  const open = [...ids]
  const hand = async () => {
    for (let id = open.pop(); id; id = open.pop())
      await place.run(provisioning, await place.take(id))
  }
  await Promise.all(Array.from({ length: hands }, hand))
}

const released = async (count: number) => {
  const ids: string[] = []
  for (let one = 0; one < count; one += 1) ids.push(await place.project('ProvisioningReleased'))
  return ids
}

type Slots = { serverId: string; taken: number }
const slots = () => place.sql<Slots[]>`
  select server_id, count(*)::int as taken from server_slots group by server_id order by 2, 1`
const taken = async () => (await slots()).map((row) => row.taken)

const asleep = () => place.sql<{ groupId: string; waitingFor: { code: string } }[]>`
  select group_id, data->'waitingFor' as waiting_for from pgboss.job where name = 'provisioning' and state = 'created'
    and data->'waitingFor'->>'code' = 'NO_FREE_SLOT' and start_after > now()`
const due = async () =>
  (
    await place.sql<{ groupId: string }[]>`
      select group_id from pgboss.job where name = 'provisioning' and state = 'created'
        and data->'waitingFor'->>'code' = 'NO_FREE_SLOT' and start_after <= now()`
  ).map(({ groupId }) => groupId.slice('project-'.length))

describe('two hundred orders at once on 150 places', () => {
  test('exactly 150 are assigned, 50 wait, and a new server lets them go on by themselves', async () => {
    for (const capacity of [50, 40, 60]) await serverWith(capacity)
    await runAll(await released(200))
    expect(await taken()).toEqual([40, 50, 60])
    const waiting = await asleep()
    expect(waiting.length).toBe(50)
    for (const { waitingFor } of waiting)
      expect(staffSentence(waitingFor, de)).toStartWith('Kein Server hat einen freien Platz.')
    expect(place.alerts).toEqual([])

    expect(await wakeWaiting(place.tools)).toBe(0)
    const added = await serverWith(30)
    expect(await wakeWaiting(place.tools)).toBe(30)
    expect(await wakeWaiting(place.tools)).toBe(0)
    await runAll(await due())
    expect(await taken()).toEqual([30, 40, 50, 60])
    expect((await asleep()).length).toBe(20)

    await tells(added, { type: 'ServerCapacitySet', data: { capacity: 55 } })
    expect(await wakeWaiting(place.tools)).toBe(20)
    await runAll(await due())
    expect(await taken()).toEqual([40, 50, 50, 60])
    expect((await asleep()).length).toBe(0)
  }, 30_000)
})

describe('an order without a place', () => {
  const waiting = async () => {
    const [id = ''] = await released(1)
    await runAll([id])
    expect((await place.events(id)).at(-1)?.type).toBe('ProvisioningReleased')
    return id
  }

  test('waits without an event, an alert or a deadline, and says for what', async () => {
    const id = await waiting()
    place.clock.ahead = 30 * 86_400_000
    await runAll([id])
    place.clock.ahead = 0
    expect((await place.jobs(id)).at(-1)?.data).toMatchObject({
      step: 'server',
      look: 2,
      waitingFor: { code: 'NO_FREE_SLOT', owner: 'us' },
    })
    expect((await place.events(id)).at(-1)?.type).toBe('ProvisioningReleased')
    expect(place.alerts).toEqual([])
  })

  const cases: [string, VrsEvent, VrsEvent][] = [
    ['is opened', { type: 'ServerClosedToNew', data: {} }, { type: 'ServerOpenedToNew', data: {} }],
    [
      'comes back from maintenance',
      { type: 'ServerPutInMaintenance', data: {} },
      { type: 'ServerCameBack', data: {} },
    ],
    [
      'is reached again',
      { type: 'ServerWentOffline', data: {} },
      { type: 'ServerCameBack', data: {} },
    ],
  ]
  test.each(cases)('goes on when its server %s', async (_, away, back) => {
    const server = await serverWith(1)
    await tells(server, away)
    const id = await waiting()
    expect(await wakeWaiting(place.tools)).toBe(0)
    await tells(server, back)
    expect(await wakeWaiting(place.tools)).toBe(1)
    await runAll(await due())
    expect((await place.events(id)).at(-1)?.type).toBe('ServerAssigned')
  })

  test('gets the place of one that was cancelled, the longest waiting first', async () => {
    await serverWith(1)
    const [first = ''] = await released(1)
    await runAll([first])
    const second = await waiting()
    const third = await waiting()
    await happen(place.store, `project-${first}`, {
      type: 'OrderCancelled',
      data: { cause: 'caseworker' },
    })
    expect(await wakeWaiting(place.tools)).toBe(1)
    expect(await due()).toEqual([second])
    await runAll(await due())
    expect((await place.events(third)).at(-1)?.type).toBe('ProvisioningReleased')
  })
})

describe('the strategy', () => {
  test('in turn gives every server the same, also when many are assigned at once', async () => {
    for (const capacity of [9, 20, 50]) await serverWith(capacity)
    await strategy({ strategy: 'round_robin' })
    const ids = await released(24)
    await runAll(ids)
    expect(await taken()).toEqual([8, 8, 8])
    const [last] = (await place.events(ids[0] ?? '')).slice(-1)
    expect(last?.data).toMatchObject({ strategy: 'round_robin' })
  }, 20_000)

  test('of one particular server fills it, and lets the others wait for it', async () => {
    await serverWith(50)
    const chosen = await serverWith(2)
    await strategy({ strategy: 'specific', serverId: chosen })
    await runAll(await released(4))
    expect([...(await slots())]).toEqual([{ serverId: chosen, taken: 2 }])
    expect(await wakeWaiting(place.tools)).toBe(0)
  })
})
