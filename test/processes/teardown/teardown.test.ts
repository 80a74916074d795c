import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { EventType } from '../../../events'
import { serverStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { clearing } from '../../../src/processes/site-move/old-site-cleanup'
import { happen } from '../../support/append-events'
import { driving } from '../support/project-driver'
import type { Vendors } from '../support/vendor-fixture'
import { givenVendors } from '../support/vendor-fixture'

let place: Vendors
let drive: ReturnType<typeof driving>
beforeAll(async () => {
  place = await givenVendors()
  drive = driving(place)
}, 30_000)
afterAll(() => place.close())

const tell = (id: string, command: ProjectCommand) =>
  place.tools.command({ by: 'person:ada', correlationId: 'act', causationId: 'act' }, id, command)

const until = (id: string, type: EventType, times = 1) =>
  drive.until(
    id,
    async () => (await drive.eventsOf(id, type)).length >= times,
    'provisioning',
    () => drive.boots(id),
  )

const live = async (id: string) => {
  await until(id, 'ProjectWentLive')
  return id
}

const tornDown = (id: string) => drive.until(id, () => drive.has(id, 'DnsRemoved'), 'undoing')

const standing = () => {
  const { inwx, coolify } = place.inventories()
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).toSorted()
  return {
    projects: names(coolify.projects),
    applications: names(coolify.applications),
    databases: names(coolify.databases),
    zones: inwx.zones.map(({ name, records }) => `${name} ${records.length}`),
    domains: names(inwx.domains),
  }
}

const teardown = (data: 'keep' | 'erase'): ProjectCommand => ({
  type: 'StartTeardown',
  data: { plan: [], data },
})

test('a live project leaves nothing behind when its data is erased', async () => {
  const before = standing()
  const id = await live(await drive.released())
  await tell(id, { type: 'Archive', data: {} })
  await tell(id, teardown('erase'))
  await tornDown(id)
  expect(standing()).toEqual(before)
}, 20_000)

test('data that is kept stays, and nothing else', async () => {
  const before = standing()
  const id = await live(await drive.released())
  await tell(id, { type: 'Archive', data: {} })
  await tell(id, teardown('keep'))
  await tornDown(id)
  const after = standing()
  expect(after.applications).toEqual(before.applications)
  expect(after.zones).toEqual(before.zones)
  expect([after.databases.length, after.projects.length]).toEqual([
    before.databases.length + 1,
    before.projects.length + 1,
  ])
}, 20_000)

test.each<EventType>(['ServerAssigned', 'DomainAssigned', 'DnsConfigured', 'DeploymentPrepared'])(
  'what was built until %s is taken down again',
  async (type) => {
    const before = standing()
    const id = await drive.released()
    await until(id, type)
    await tell(id, teardown('erase'))
    await tornDown(id)
    expect(standing()).toEqual(before)
    expect(await place.sql`select from server_slots where project_id = ${id}`).toHaveLength(0)
  },
  20_000,
)

test('a bought domain stays, and runs out', async () => {
  const before = standing()
  const name = 'abbau-berger.de'
  const id = await drive.released({ kind: 'registered', name })
  await until(id, 'DnsPropagated')
  await tell(id, teardown('erase'))
  await tornDown(id)
  expect(standing()).toEqual({
    ...before,
    domains: [name],
    zones: [...before.zones, `${name} 4`],
  })
  expect(place.inventories().inwx.domains[0]).toMatchObject({ renewalMode: 'AUTOEXPIRE' })
}, 20_000)

test('a registration that never came leaves no zone', async () => {
  const before = standing()
  const id = await drive.released({ kind: 'registered', name: 'regfail-abbau.de' })
  await until(id, 'ProvisioningStalled')
  await tell(id, teardown('erase'))
  await tornDown(id)
  expect(standing().zones).toEqual(before.zones)
}, 20_000)

test('a name that another project has taken since keeps leading to that one', async () => {
  const first = await live(await drive.released())
  const name = `s-${first}.vrs.localhost`
  await tell(first, { type: 'Archive', data: {} })
  const second = await drive.released({ kind: 'subdomain', name, baseDomain: 'vrs.localhost' })
  await until(second, 'DnsPropagated')
  await tell(first, teardown('erase'))
  await tornDown(first)
  const records = place.inventories().inwx.zones.flatMap(({ records }) => records)
  expect(records.filter((record) => record.name === name)).toHaveLength(1)
  await tell(second, teardown('erase'))
  await tornDown(second)
}, 20_000)

test('a live site moves: up elsewhere before its name leads there, gone at its old place after', async () => {
  const id = await live(await drive.released())
  const second = Bun.randomUUIDv7()
  const [, other] = await place.tools.coolify.servers()
  await happen(place.store, serverStream(second), {
    type: 'ServerAdded',
    data: { name: 's2', ipv4: '203.0.113.8', coolifyUuid: other?.uuid ?? '', capacity: 20 },
  })
  await tell(id, { type: 'ChooseServer', data: { serverId: second, ipv4: '203.0.113.8' } })
  await until(id, 'SiteVerified', 2)
  const types = (await place.events(id)).map(({ type }) => type)
  const moved = types.indexOf('ServerReassigned')
  const order = ['DeploymentPrepared', 'DeploymentStarted', 'DnsConfigured', 'SiteVerified']
  const places = order.map((type) => types.indexOf(type as EventType, moved))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(types.filter((type) => type === 'ProjectWentLive')).toHaveLength(1)
  const addresses = place
    .inventories()
    .inwx.zones.flatMap(({ records }) => records)
    .filter(({ name }) => name === `s-${id}.vrs.localhost`)
  expect(addresses).toMatchObject([{ type: 'A', content: '203.0.113.8' }])
  const ours = () =>
    place
      .inventories()
      .coolify.applications.filter(({ name }) => name.includes(id.slice(-8)))
      .map(({ name }) => name.slice(-2))
  expect(ours().toSorted()).toEqual(['-2', id.slice(-2)].toSorted())
  for (let looks = 0; ours().length > 1 && looks < 50; looks += 1) {
    await place.run(clearing, await place.take(id, 'clearing'))
    await Bun.sleep(10)
  }
  expect(ours()).toEqual(['-2'])
}, 30_000)
