import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { EventType } from '../../events'
import { serverStream } from '../../events/streams'
import { foresee } from '../../src/deciders/foresee'
import type { ProjectCommand } from '../../src/deciders/project-commands'
import { clearing } from '../../src/processes/clearing'
import { openPlans } from '../../src/questions/plan'
import { planOf } from '../../src/routes/admin/act-plan'
import { stalled } from '../examples'
import { driving } from '../processes/given-driven'
import type { Vendors } from '../processes/given-vendors'
import { givenVendors } from '../processes/given-vendors'
import { happens } from '../routes/given-orders'
import { happen } from '../store/happens'
import { writesIn, writesPlanned } from '../writes-in'

let place: Vendors
let drive: ReturnType<typeof driving>

beforeAll(async () => {
  place = await givenVendors()
  drive = driving(place)
}, 30_000)
afterAll(() => place.close())

const planned = async (id: string, command: ProjectCommand) => {
  const { tools, store, sql } = place
  const plan = openPlans({ ...tools, scheme: tools.site.scheme })
  const desk = { store, sql, foresee, questions: { plan } }
  return planOf(desk as never, id, command, 'request-1')
}
const tell = (id: string, command: ProjectCommand) =>
  place.tools.command({ by: 'person:ada', correlationId: 'act', causationId: 'act' }, id, command)
const stall = (id: string, step: Parameters<typeof stalled>[0]) =>
  happens({ desk: { store: place.store } } as never, id, stalled(step))
const until = (id: string, type: EventType, times = 1) =>
  drive.until(
    id,
    async () => (await drive.eventsOf(id, type)).length >= times,
    'provisioning',
    () => drive.boots(id),
  )

/** Plans the act, does it, lets it go its way: what was said, and what was written. */
const carried = async (id: string, command: ProjectCommand, way: () => Promise<unknown>) => {
  const plan = await planned(id, command)
  const before = place.calls.length
  await tell(id, command)
  await way()
  expect(plan.silent).toEqual([])
  const written = writesIn(place.calls.slice(before))
  expect(writesPlanned(plan.lines)).toEqual(written)
  return { plan, written }
}

const live = async () => {
  const id = await drive.released()
  await until(id, 'ProjectWentLive')
  return id
}
const clear = async (id: string, isDone: () => boolean) => {
  for (let looks = 0; !isDone() && looks < 50; looks += 1) {
    await place.run(clearing, await place.take(id, 'clearing'))
    await Bun.sleep(10)
  }
}

describe('what the plan says is what is written', () => {
  test('when DNS is tried again and nothing stands yet', async () => {
    const id = await drive.released()
    await until(id, 'DomainAssigned')
    await stall(id, 'dns')
    const { plan, written } = await carried(id, { type: 'Resume', data: {} }, () =>
      until(id, 'ProjectWentLive'),
    )
    expect(written).toEqual({
      'create record': 1,
      'create project': 1,
      'create database': 1,
      'create application': 1,
      'create volume': 1,
      'change variables': 1,
      'deploy application': 1,
    })
    expect(plan.lines[0]).toEqual({
      act: 'create',
      what: 'record',
      name: `A s-${id}.vrs.localhost → 203.0.113.7`,
    })
  }, 20_000)

  test('when the preparation is tried again and half of it stands', async () => {
    const id = await drive.released()
    await until(id, 'DnsPropagated')
    await place.run(...(await firstLook(id)))
    const name = `vrs-s-${id}-${id.slice(-8)}`
    const { applications } = await place.tools.coolify.standing(name)
    for (const { uuid } of applications)
      await place.tools.coolify.deleteApplication(uuid, { volumes: true })
    await Bun.sleep(100)
    await stall(id, 'preparation')
    const { written } = await carried(id, { type: 'Resume', data: {} }, () =>
      until(id, 'ProjectWentLive'),
    )
    expect(written).toEqual({
      'create application': 1,
      'create volume': 1,
      'change variables': 1,
      'deploy application': 1,
    })
  }, 20_000)

  test('when a live site is deployed again', async () => {
    const id = await live()
    const { written } = await carried(id, { type: 'Deploy', data: {} }, () =>
      until(id, 'SiteVerified', 2),
    )
    expect(written).toEqual({ 'deploy application': 1 })
  }, 20_000)

  test('when a live site moves: the record is changed, the old site goes', async () => {
    const id = await live()
    const [, other] = await place.tools.coolify.servers()
    const second = Bun.randomUUIDv7()
    await happen(place.store, serverStream(second), {
      type: 'ServerAdded',
      data: { name: 's2', ipv4: '203.0.113.8', coolifyUuid: other?.uuid ?? '', capacity: 20 },
    })
    const choice = { serverId: second, ipv4: '203.0.113.8' }
    const ours = () =>
      place.inventories().coolify.applications.filter(({ name }) => name.includes(id.slice(-8)))
    const { written } = await carried(id, { type: 'ChooseServer', data: choice }, async () => {
      await until(id, 'SiteVerified', 2)
      await clear(id, () => ours().length === 1)
    })
    expect(written).toEqual({
      'create application': 1,
      'create volume': 1,
      'change variables': 1,
      'deploy application': 1,
      'change record': 1,
      'delete application': 1,
    })
  }, 30_000)

  test.each(['keep', 'erase'] as const)(
    'when a project is torn down: %s',
    async (data) => {
      const id = await live()
      await tell(id, { type: 'Archive', data: {} })
      const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data } }
      const { plan, written } = await carried(id, command, () =>
        drive.until(id, () => drive.has(id, 'DnsRemoved'), 'undoing'),
      )
      const gone = { 'delete application': 1, 'delete record': 1 }
      const erased = { 'delete volume': 1, 'delete database': 1, 'delete project': 1 }
      expect(written).toEqual(data === 'keep' ? gone : { ...gone, ...erased })
      const kept = plan.lines.filter(({ act }) => act === 'keep').map(({ what }) => what)
      expect(kept.toSorted()).toEqual(data === 'keep' ? ['database', 'project', 'volume'] : [])
    },
    20_000,
  )

  test.each(['plan-berger.de', 'plan-berger.at'])(
    'when %s is bought, and stays when all else goes',
    async (name) => {
      const id = await drive.released({ kind: 'registered', name })
      await until(id, 'ServerAssigned')
      await stall(id, 'domain')
      const { plan, written } = await carried(id, { type: 'Resume', data: {} }, () =>
        until(id, 'ProjectWentLive'),
      )
      expect(written).toMatchObject({ 'buy domain': 1, 'create zone': 1, 'create record': 2 })
      const netCents = plan.lines.find(({ act }) => act === 'buy')?.netCents ?? 0
      expect(netCents).toBeGreaterThan(0)
      await tell(id, { type: 'Archive', data: {} })
      const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data: 'erase' } }
      const down = await carried(id, command, () =>
        drive.until(id, () => drive.has(id, 'DnsRemoved'), 'undoing'),
      )
      expect(down.plan.lines).toContainEqual({ act: 'keep', what: 'zone', name, netCents })
    },
    30_000,
  )
})

/** The job of the preparation, whose first run makes all but waits for the database. */
const firstLook = async (id: string) => {
  const { provisioning } = await import('../../src/processes/provisioning')
  return [provisioning, await place.take(id)] as const
}

describe('a vendor that does not answer', () => {
  test('leaves the plan incomplete, and says who', async () => {
    const id = await live()
    place.faults.add({ vendor: 'coolify', kind: 'down', times: 50 } as never)
    const plan = await planned(id, { type: 'Deploy', data: {} })
    place.faults.clear()
    expect(plan).toEqual({ lines: [], silent: ['coolify'] })
  }, 20_000)
})

test('an act that changes nothing writes nothing', async () => {
  const id = await live()
  expect(await planned(id, { type: 'Suspend', data: { cause: 'unpaid' } })).toEqual({
    lines: [],
    silent: [],
  })
}, 20_000)
