import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { serverStream } from '../../events/streams'
import type { ProjectCommand } from '../../src/domain/project/commands'
import { driving } from '../processes/support/project-driver'
import type { Vendors } from '../processes/support/vendor-fixture'
import { givenVendors } from '../processes/support/vendor-fixture'
import { happens } from '../routes/support/seed-orders'
import { happen } from '../support/append-events'
import { stalled } from '../support/project-events'
import { planningAt } from './plan-fixture'

let place: Vendors
let drive: ReturnType<typeof driving>
let planning: ReturnType<typeof planningAt>

beforeAll(async () => {
  place = await givenVendors()
  drive = driving(place)
  planning = planningAt(place, drive)
}, 30_000)
afterAll(() => place.close())

const stall = (id: string, step: Parameters<typeof stalled>[0]) =>
  happens({ desk: { store: place.store } } as never, id, stalled(step))

describe('what the plan says is what is written', () => {
  test('when DNS is tried again and nothing stands yet', async () => {
    const id = await drive.released()
    await planning.until(id, 'DomainAssigned')
    await stall(id, 'dns')
    const { plan, written } = await planning.carried(id, { type: 'Resume', data: {} }, () =>
      planning.until(id, 'ProjectWentLive'),
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
    await planning.until(id, 'DnsPropagated')
    await place.run(...(await firstLook(id)))
    const name = `vrs-s-${id}-${id.slice(-8)}`
    const { applications } = await place.tools.coolify.standing(name)
    for (const { uuid } of applications)
      await place.tools.coolify.deleteApplication(uuid, { volumes: true })
    await Bun.sleep(100)
    await stall(id, 'preparation')
    const { written } = await planning.carried(id, { type: 'Resume', data: {} }, () =>
      planning.until(id, 'ProjectWentLive'),
    )
    expect(written).toEqual({
      'create application': 1,
      'create volume': 1,
      'change variables': 1,
      'deploy application': 1,
    })
  }, 20_000)

  test('when a live site is deployed again', async () => {
    const id = await planning.live()
    const { written } = await planning.carried(id, { type: 'Deploy', data: {} }, () =>
      planning.until(id, 'SiteVerified', 2),
    )
    expect(written).toEqual({ 'deploy application': 1 })
  }, 20_000)

  test('when a live site moves: the record is changed, the old site goes', async () => {
    const id = await planning.live()
    const [, other] = await place.tools.coolify.servers()
    const second = Bun.randomUUIDv7()
    await happen(place.store, serverStream(second), {
      type: 'ServerAdded',
      data: { name: 's2', ipv4: '203.0.113.8', coolifyUuid: other?.uuid ?? '', capacity: 20 },
    })
    const choice = { serverId: second, ipv4: '203.0.113.8' }
    const ours = () =>
      place.inventories().coolify.applications.filter(({ name }) => name.includes(id.slice(-8)))
    const { written } = await planning.carried(
      id,
      { type: 'ChooseServer', data: choice },
      async () => {
        await planning.until(id, 'SiteVerified', 2)
        await planning.clear(id, () => ours().length === 1)
      },
    )
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
      const id = await planning.live()
      await planning.tell(id, { type: 'Archive', data: {} })
      const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data } }
      const { plan, written } = await planning.carried(id, command, () =>
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
      await planning.until(id, 'ServerAssigned')
      await stall(id, 'domain')
      const { plan, written } = await planning.carried(id, { type: 'Resume', data: {} }, () =>
        planning.until(id, 'ProjectWentLive'),
      )
      expect(written).toMatchObject({ 'buy domain': 1, 'create zone': 1, 'create record': 2 })
      const netCents = plan.lines.find(({ act }) => act === 'buy')?.netCents ?? 0
      expect(netCents).toBeGreaterThan(0)
      await planning.tell(id, { type: 'Archive', data: {} })
      const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data: 'erase' } }
      const down = await planning.carried(id, command, () =>
        drive.until(id, () => drive.has(id, 'DnsRemoved'), 'undoing'),
      )
      expect(down.plan.lines).toContainEqual({ act: 'keep', what: 'zone', name, netCents })
    },
    30_000,
  )
})

/** The job of the preparation, whose first run makes all but waits for the database. */
const firstLook = async (id: string) => {
  const { provisioning } = await import('../../src/processes/provisioning/provisioning')
  return [provisioning, await place.take(id)] as const
}

describe('a vendor that does not answer', () => {
  test('leaves the plan incomplete, and says who', async () => {
    const id = await planning.live()
    place.faults.add({ vendor: 'coolify', kind: 'down', times: 50 } as never)
    const plan = await planning.planned(id, { type: 'Deploy', data: {} })
    place.faults.clear()
    expect(plan).toEqual({ lines: [], silent: ['coolify'] })
  }, 20_000)
})

test('an act that changes nothing writes nothing', async () => {
  const id = await planning.live()
  expect(await planning.planned(id, { type: 'Suspend', data: { cause: 'unpaid' } })).toEqual({
    lines: [],
    silent: [],
  })
}, 20_000)
