import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { OrderedDomain } from '../../events/project'
import { serverStream } from '../../events/streams'
import type { ProjectCommand } from '../../src/domain/project/commands'
import { namingAt } from '../processes/support/domain-driver'
import { driving } from '../processes/support/project-driver'
import type { Vendors } from '../processes/support/vendor-fixture'
import { givenVendors } from '../processes/support/vendor-fixture'
import { happen } from '../support/append-events'
import { planningAt } from './plan-fixture'

let place: Vendors
let drive: ReturnType<typeof driving>
let planning: ReturnType<typeof planningAt>
let names: ReturnType<typeof namingAt>

beforeAll(async () => {
  place = await givenVendors()
  drive = driving(place)
  planning = planningAt(place, drive)
  names = namingAt(place, drive)
}, 30_000)
afterAll(() => place.close())

const below = (label: string): OrderedDomain => ({
  kind: 'subdomain',
  name: `${label}.vrs.localhost`,
  baseDomain: 'vrs.localhost',
})
const served = (id: string, name: string) => () =>
  names.named(id, async () => (await names.stageOf(id, name)) === 'served')
const gone = (id: string, name: string) => () =>
  names.named(id, async () => (await names.stageOf(id, name)) === undefined)

describe('what the plan of a further name says is what is written', () => {
  test('when it is bought, made the first, and the old one dropped', async () => {
    const id = await planning.live()
    const [old, name] = [`s-${id}.vrs.localhost`, 'plan-zweit.de']
    const add: ProjectCommand = {
      type: 'AddDomain',
      data: { domain: { kind: 'registered', name } },
    }
    const { plan, written } = await planning.carried(id, add, served(id, name))
    expect(written).toEqual({
      'create zone': 1,
      'create contact': 1,
      'buy domain': 1,
      'create record': 2,
      'change application': 1,
      'deploy application': 1,
    })
    expect(plan.lines.find(({ act }) => act === 'buy')?.netCents).toBe(590)

    const first = await planning.carried(id, { type: 'MakePrimary', data: { domain: name } }, () =>
      names.named(id, () => drive.has(id, 'PrimaryChosen')),
    )
    expect(first.written).toEqual({ 'change application': 1 })

    const drop: ProjectCommand = { type: 'RemoveDomain', data: { domain: old } }
    const dropped = await planning.carried(id, drop, gone(id, old))
    expect(dropped.written).toEqual({
      'delete record': 1,
      'change application': 1,
      'deploy application': 1,
    })
  }, 30_000)

  test('when one that was bought goes: it runs out, and its price is told', async () => {
    const id = await planning.live()
    const name = 'plan-dritt.de'
    await names.add(id, { kind: 'registered', name })
    const drop: ProjectCommand = { type: 'RemoveDomain', data: { domain: name } }
    const { plan, written } = await planning.carried(id, drop, gone(id, name))
    expect(written).toMatchObject({ 'delete record': 2, 'deploy application': 1 })
    expect(plan.lines).toContainEqual({ act: 'keep', what: 'zone', name, netCents: 590 })
    await planning.tell(id, { type: 'Archive', data: {} })
    const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data: 'erase' } }
    const down = await planning.carried(id, command, () =>
      drive.until(id, () => drive.has(id, 'DnsRemoved'), 'undoing'),
    )
    expect(down.plan.lines.filter((line) => line.name.includes(name))).toEqual([])
  }, 30_000)

  test('when it is dropped before it came anywhere', async () => {
    const id = await planning.live()
    const domain = below('nie')
    await planning.tell(id, { type: 'AddDomain', data: { domain } })
    const drop: ProjectCommand = { type: 'RemoveDomain', data: { domain: domain.name } }
    const { written } = await planning.carried(id, drop, gone(id, domain.name))
    expect(written).toEqual({})
  }, 30_000)
})

describe('a project with two names', () => {
  test('is deployed again, moves and goes with as many writes as its plans say', async () => {
    const id = await planning.live()
    const domain = below('zwei')
    await names.add(id, domain)
    await names.makePrimary(id, domain.name)
    const again = await planning.carried(id, { type: 'Deploy', data: {} }, () =>
      planning.until(id, 'SiteVerified', 2),
    )
    expect(again.written).toEqual({ 'deploy application': 1 })

    const repair: ProjectCommand = { type: 'Repair', data: { step: 'preparation' } }
    const repaired = await planning.carried(id, repair, () => planning.until(id, 'SiteVerified', 3))
    expect(repaired.written).toEqual({ 'change variables': 1, 'deploy application': 1 })

    const [, other] = await place.tools.coolify.servers()
    const second = Bun.randomUUIDv7()
    await happen(place.store, serverStream(second), {
      type: 'ServerAdded',
      data: { name: 's2', ipv4: '203.0.113.8', coolifyUuid: other?.uuid ?? '', capacity: 20 },
    })
    const choice = { serverId: second, ipv4: '203.0.113.8' }
    const move: ProjectCommand = { type: 'ChooseServer', data: choice }
    const moved = await planning.carried(id, move, async () => {
      await planning.until(id, 'SiteVerified', 4)
      await planning.clear(id, () => names.addressesOf(id).length === 1)
    })
    expect(moved.written).toMatchObject({ 'change record': 2, 'create application': 1 })

    await planning.tell(id, { type: 'Archive', data: {} })
    const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data: 'keep' } }
    const down = await planning.carried(id, command, () =>
      drive.until(id, () => drive.has(id, 'DnsRemoved'), 'undoing'),
    )
    expect(down.written).toEqual({ 'delete application': 1, 'delete record': 2 })
  }, 40_000)
})
