import { afterAll, expect, test } from 'bun:test'
import type { EventType } from '../../../events'
import { serverStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { oldSiteCleanup } from '../../../src/processes/site-move/old-site-cleanup'
import { appendEvents } from '../../support/append-events'
import { createProjectDriver } from '../support/project-driver'
import { openVendorFixture } from '../support/vendor-fixture'

const fixture = await openVendorFixture()
const drive = createProjectDriver(fixture)
afterAll(() => fixture.close())

const sendCommand = (id: string, command: ProjectCommand) =>
  fixture.deps.handleProjectCommand(
    { by: 'person:ada', correlationId: 'act', causationId: 'act' },
    id,
    command,
  )

const driveUntil = (id: string, type: EventType, times = 1) =>
  drive.runUntil(
    id,
    async () => (await drive.eventsOf(id, type)).length >= times,
    'provisioning',
    () => drive.reportBoot(id),
  )

const live = async (id: string) => {
  await driveUntil(id, 'ProjectWentLive')
  return id
}

const driveTeardown = (id: string) =>
  drive.runUntil(id, () => drive.hasEvent(id, 'DnsRemoved'), 'undoing')

const readVendorState = () => {
  const { inwx, coolify } = fixture.readInventories()
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
  const before = readVendorState()
  const id = await live(await drive.createReleasedProject())
  await sendCommand(id, { type: 'Archive', data: {} })
  await sendCommand(id, teardown('erase'))
  await driveTeardown(id)
  expect(readVendorState()).toEqual(before)
}, 20_000)

test('data that is kept stays, and nothing else', async () => {
  const before = readVendorState()
  const id = await live(await drive.createReleasedProject())
  await sendCommand(id, { type: 'Archive', data: {} })
  await sendCommand(id, teardown('keep'))
  await driveTeardown(id)
  const after = readVendorState()
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
    const before = readVendorState()
    const id = await drive.createReleasedProject()
    await driveUntil(id, type)
    await sendCommand(id, teardown('erase'))
    await driveTeardown(id)
    expect(readVendorState()).toEqual(before)
    expect(await fixture.sql`select from server_slots where project_id = ${id}`).toHaveLength(0)
  },
  20_000,
)

test('a bought domain stays, and runs out', async () => {
  const before = readVendorState()
  const name = 'abbau-berger.de'
  const id = await drive.createReleasedProject({ kind: 'registered', name })
  await driveUntil(id, 'DnsPropagated')
  await sendCommand(id, teardown('erase'))
  await driveTeardown(id)
  expect(readVendorState()).toEqual({
    ...before,
    domains: [name],
    zones: [...before.zones, `${name} 4`],
  })
  expect(fixture.readInventories().inwx.domains[0]).toMatchObject({ renewalMode: 'AUTOEXPIRE' })
}, 20_000)

test('a registration that never came leaves no zone', async () => {
  const before = readVendorState()
  const id = await drive.createReleasedProject({ kind: 'registered', name: 'regfail-abbau.de' })
  await driveUntil(id, 'ProvisioningStalled')
  await sendCommand(id, teardown('erase'))
  await driveTeardown(id)
  expect(readVendorState().zones).toEqual(before.zones)
}, 20_000)

test('a name that another project has taken since keeps leading to that one', async () => {
  const first = await live(await drive.createReleasedProject())
  const name = `s-${first}.vrs.localhost`
  await sendCommand(first, { type: 'Archive', data: {} })
  const second = await drive.createReleasedProject({
    kind: 'subdomain',
    name,
    baseDomain: 'vrs.localhost',
  })
  await driveUntil(second, 'DnsPropagated')
  await sendCommand(first, teardown('erase'))
  await driveTeardown(first)
  const records = fixture.readInventories().inwx.zones.flatMap(({ records }) => records)
  expect(records.filter((record) => record.name === name)).toHaveLength(1)
  await sendCommand(second, teardown('erase'))
  await driveTeardown(second)
}, 20_000)

test('a live site moves: up elsewhere before its name leads there, gone at its old place after', async () => {
  const id = await live(await drive.createReleasedProject())
  const second = Bun.randomUUIDv7()
  const [, other] = await fixture.deps.coolify.listServers()
  await appendEvents(fixture.store, serverStream(second), {
    type: 'ServerAdded',
    data: { name: 's2', ipv4: '203.0.113.8', coolifyUuid: other?.uuid ?? '', capacity: 20 },
  })
  await sendCommand(id, { type: 'ChooseServer', data: { serverId: second, ipv4: '203.0.113.8' } })
  await driveUntil(id, 'SiteVerified', 2)
  const types = (await fixture.events(id)).map(({ type }) => type)
  const moved = types.indexOf('ServerReassigned')
  const order = ['DeploymentPrepared', 'DeploymentStarted', 'DnsConfigured', 'SiteVerified']
  const places = order.map((type) => types.indexOf(type as EventType, moved))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(types.filter((type) => type === 'ProjectWentLive')).toHaveLength(1)
  const addresses = fixture
    .readInventories()
    .inwx.zones.flatMap(({ records }) => records)
    .filter(({ name }) => name === `s-${id}.vrs.localhost`)
  expect(addresses).toMatchObject([{ type: 'A', content: '203.0.113.8' }])
  const ours = () =>
    fixture
      .readInventories()
      .coolify.applications.filter(({ name }) => name.includes(id.slice(-8)))
      .map(({ name }) => name.slice(-2))
  expect(ours().toSorted()).toEqual(['-2', id.slice(-2)].toSorted())
  for (let polls = 0; ours().length > 1 && polls < 50; polls += 1) {
    await fixture.runJob(oldSiteCleanup, await fixture.claimJob(id, 'clearing'))
    await Bun.sleep(10)
  }
  expect(ours()).toEqual(['-2'])
}, 30_000)
