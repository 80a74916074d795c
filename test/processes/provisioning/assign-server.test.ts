import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { serverPoolStream, serverStream } from '../../../events/streams'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { wakeWaitingOrders } from '../../../src/processes/servers/wake-waiting-orders'
import { de } from '../../../views/texts/de'
import { describeTroubleForStaff } from '../../../views/texts/describe-trouble'
import { appendEvents } from '../../support/append-events'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'

let fixture: ProcessFixture
beforeAll(async () => {
  fixture = await openProcessFixture()
}, 30_000)
afterAll(() => fixture.close())
afterEach(async () => {
  await fixture.sql`delete from servers`
  await fixture.sql`delete from server_slots`
  await fixture.sql`delete from server_pool`
  await fixture.sql`delete from pgboss.job`
})

const serverWith = async (capacity: number) => {
  const id = Bun.randomUUIDv7()
  const data = { name: id.slice(-4), ipv4: '203.0.113.7', coolifyUuid: id, capacity }
  await appendEvents(fixture.store, serverStream(id), { type: 'ServerAdded', data })
  return id
}
const appendServerEvent = (id: string, event: DomainEvent) =>
  appendEvents(fixture.store, serverStream(id), event)
const strategy = (data: { strategy: 'round_robin' | 'specific'; serverId?: string }) =>
  appendEvents(fixture.store, serverPoolStream, { type: 'ServerStrategyChosen', data })

/** So many hands run all of these, as workers would. */
const runConcurrently = async (ids: readonly string[], hands = 12) => {
  const open = [...ids]
  const hand = async () => {
    for (let id = open.pop(); id; id = open.pop())
      await fixture.runJob(provisioning, await fixture.claimJob(id))
  }
  await Promise.all(Array.from({ length: hands }, hand))
}

const createReleasedProjects = async (count: number) => {
  const ids: string[] = []
  for (let one = 0; one < count; one += 1) ids.push(await fixture.project('ProvisioningReleased'))
  return ids
}

type Slots = { serverId: string; taken: number }
const slots = () => fixture.sql<Slots[]>`
  select server_id, count(*)::int as taken from server_slots group by server_id order by 2, 1`
const countTakenSlots = async () => (await slots()).map((row) => row.taken)

const waitingJobs = () => fixture.sql<{ groupId: string; waitingFor: { code: string } }[]>`
  select group_id, data->'waitingFor' as waiting_for from pgboss.job where name = 'provisioning' and state = 'created'
    and data->'waitingFor'->>'code' = 'NO_FREE_SLOT' and start_after > now()`
const dueJobs = async () =>
  (
    await fixture.sql<{ groupId: string }[]>`
      select group_id from pgboss.job where name = 'provisioning' and state = 'created'
        and data->'waitingFor'->>'code' = 'NO_FREE_SLOT' and start_after <= now()`
  ).map(({ groupId }) => groupId.slice('project-'.length))

describe('two hundred orders at once on 150 places', () => {
  test('exactly 150 are assigned, 50 wait, and a new server lets them go on by themselves', async () => {
    for (const capacity of [50, 40, 60]) await serverWith(capacity)
    await runConcurrently(await createReleasedProjects(200))
    expect(await countTakenSlots()).toEqual([40, 50, 60])
    const waiting = await waitingJobs()
    expect(waiting.length).toBe(50)
    for (const { waitingFor } of waiting)
      expect(describeTroubleForStaff(waitingFor, de)).toStartWith(
        'Kein Server hat einen freien Platz.',
      )
    expect(fixture.alerts).toEqual([])

    expect(await wakeWaitingOrders(fixture.deps)).toBe(0)
    const added = await serverWith(30)
    expect(await wakeWaitingOrders(fixture.deps)).toBe(30)
    expect(await wakeWaitingOrders(fixture.deps)).toBe(0)
    await runConcurrently(await dueJobs())
    expect(await countTakenSlots()).toEqual([30, 40, 50, 60])
    expect((await waitingJobs()).length).toBe(20)

    await appendServerEvent(added, { type: 'ServerCapacitySet', data: { capacity: 55 } })
    expect(await wakeWaitingOrders(fixture.deps)).toBe(20)
    await runConcurrently(await dueJobs())
    expect(await countTakenSlots()).toEqual([40, 50, 50, 60])
    expect((await waitingJobs()).length).toBe(0)
  }, 30_000)
})

describe('an order without a place', () => {
  const waiting = async () => {
    const [id = ''] = await createReleasedProjects(1)
    await runConcurrently([id])
    expect((await fixture.events(id)).at(-1)?.type).toBe('ProvisioningReleased')
    return id
  }

  test('waits without an event, an alert or a deadline, and says for what', async () => {
    const id = await waiting()
    fixture.clock.offsetMs = 30 * 86_400_000
    await runConcurrently([id])
    fixture.clock.offsetMs = 0
    expect((await fixture.jobs(id)).at(-1)?.data).toMatchObject({
      step: 'server',
      pollCount: 2,
      waitingFor: { code: 'NO_FREE_SLOT', owner: 'us' },
    })
    expect((await fixture.events(id)).at(-1)?.type).toBe('ProvisioningReleased')
    expect(fixture.alerts).toEqual([])
  })

  const cases: [string, DomainEvent, DomainEvent][] = [
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
    await appendServerEvent(server, away)
    const id = await waiting()
    expect(await wakeWaitingOrders(fixture.deps)).toBe(0)
    await appendServerEvent(server, back)
    expect(await wakeWaitingOrders(fixture.deps)).toBe(1)
    await runConcurrently(await dueJobs())
    expect((await fixture.events(id)).at(-1)?.type).toBe('ServerAssigned')
  })

  test('gets the place of one that was cancelled, the longest waiting first', async () => {
    await serverWith(1)
    const [first = ''] = await createReleasedProjects(1)
    await runConcurrently([first])
    const second = await waiting()
    const third = await waiting()
    await appendEvents(fixture.store, `project-${first}`, {
      type: 'OrderCancelled',
      data: { cause: 'caseworker' },
    })
    expect(await wakeWaitingOrders(fixture.deps)).toBe(1)
    expect(await dueJobs()).toEqual([second])
    await runConcurrently(await dueJobs())
    expect((await fixture.events(third)).at(-1)?.type).toBe('ProvisioningReleased')
  })
})

describe('the strategy', () => {
  test('in turn gives every server the same, also when many are assigned at once', async () => {
    for (const capacity of [9, 20, 50]) await serverWith(capacity)
    await strategy({ strategy: 'round_robin' })
    const ids = await createReleasedProjects(24)
    await runConcurrently(ids)
    expect(await countTakenSlots()).toEqual([8, 8, 8])
    const [last] = (await fixture.events(ids[0] ?? '')).slice(-1)
    expect(last?.data).toMatchObject({ strategy: 'round_robin' })
  }, 20_000)

  test('of one particular server fills it, and lets the others wait for it', async () => {
    await serverWith(50)
    const chosen = await serverWith(2)
    await strategy({ strategy: 'specific', serverId: chosen })
    await runConcurrently(await createReleasedProjects(4))
    expect([...(await slots())]).toEqual([{ serverId: chosen, taken: 2 }])
    expect(await wakeWaitingOrders(fixture.deps)).toBe(0)
  })
})
