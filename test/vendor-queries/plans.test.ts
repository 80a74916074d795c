import { afterAll, describe, expect, test } from 'bun:test'
import type { ProjectCommand } from '../../src/domain/project/commands'
import { createProjectDriver } from '../processes/support/project-driver'
import { openVendorFixture } from '../processes/support/vendor-fixture'
import { appendProjectEvents } from '../routes/support/seed-orders'
import { provisioningStalled } from '../support/project-events'
import { createPlanFixture } from './plan-fixture'

const fixture = await openVendorFixture()
const drive = createProjectDriver(fixture)
const planning = createPlanFixture(fixture, drive)
afterAll(() => fixture.close())

const stall = (id: string, step: Parameters<typeof provisioningStalled>[0]) =>
  appendProjectEvents({ deps: { store: fixture.store } } as never, id, provisioningStalled(step))

const createdSite = {
  'create application': 1,
  'create volume': 1,
  'change variables': 1,
  'deploy application': 1,
}

describe('what the plan says is what is written', () => {
  test('when DNS is tried again and nothing stands yet', async () => {
    const id = await drive.createReleasedProject()
    await planning.runUntilEvent(id, 'DomainAssigned')
    await stall(id, 'dns')
    const { plan, written } = await planning.runPlannedCommand(
      id,
      { type: 'Resume', data: {} },
      () => planning.runUntilEvent(id, 'ProjectWentLive'),
    )
    expect(written).toEqual({
      'create record': 2,
      'create project': 1,
      'create database': 1,
      ...createdSite,
    })
    expect(plan.lines[0]).toEqual({
      act: 'create',
      what: 'record',
      name: `A s-${id}.vrs.localhost → 203.0.113.7`,
    })
  }, 20_000)

  test('when the preparation is tried again and half of it stands', async () => {
    const id = await drive.createReleasedProject()
    await planning.runUntilEvent(id, 'DnsPropagated')
    await fixture.runJob(...(await runFirstPoll(id)))
    const name = `vrs-s-${id}-${id.slice(-8)}`
    const { applications } = await fixture.deps.coolify.getProjectInventory(name)
    for (const { uuid } of applications)
      await fixture.deps.coolify.deleteApplication(uuid, { volumes: true })
    await Bun.sleep(100)
    await stall(id, 'preparation')
    const { written } = await planning.runPlannedCommand(id, { type: 'Resume', data: {} }, () =>
      planning.runUntilEvent(id, 'ProjectWentLive'),
    )
    expect(written).toEqual({
      ...createdSite,
    })
  }, 20_000)

  test('when a live site is deployed again', async () => {
    const id = await planning.createLiveProject()
    const { written } = await planning.runPlannedCommand(id, { type: 'Deploy', data: {} }, () =>
      planning.runUntilEvent(id, 'SiteVerified', 2),
    )
    expect(written).toEqual({ 'deploy application': 1 })
  }, 20_000)

  test('when a live site moves: the record is changed, the old site goes', async () => {
    const id = await planning.createLiveProject()
    const choice = await planning.addSecondServer()
    const ours = () =>
      fixture
        .readInventories()
        .coolify.applications.filter(({ name }) => name.includes(id.slice(-8)))
    const { written } = await planning.runPlannedCommand(
      id,
      { type: 'ChooseServer', data: choice },
      async () => {
        await planning.runUntilEvent(id, 'SiteVerified', 2)
        await planning.runOldSiteCleanup(id, () => ours().length === 1)
      },
    )
    expect(written).toEqual({
      ...createdSite,
      'change record': 1,
      'delete application': 1,
    })
  }, 30_000)

  test.each(['keep', 'erase'] as const)(
    'when a project is torn down: %s',
    async (data) => {
      const id = await planning.createLiveProject()
      await planning.sendCommand(id, { type: 'Archive', data: {} })
      const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data } }
      const { plan, written } = await planning.runPlannedCommand(id, command, () =>
        drive.runUntil(id, () => drive.hasEvent(id, 'DnsRemoved'), 'undoing'),
      )
      const removals = { 'delete application': 1, 'delete record': 2 }
      const erased = { 'delete volume': 1, 'delete database': 1, 'delete project': 1 }
      expect(written).toEqual(data === 'keep' ? removals : { ...removals, ...erased })
      const kept = plan.lines.filter(({ act }) => act === 'keep').map(({ what }) => what)
      expect(kept.toSorted()).toEqual(data === 'keep' ? ['database', 'project', 'volume'] : [])
    },
    20_000,
  )

  test.each(['plan-berger.de', 'plan-berger.at'])(
    'when %s is bought, and stays when all else goes',
    async (name) => {
      const id = await drive.createReleasedProject({ kind: 'registered', name })
      await planning.runUntilEvent(id, 'ServerAssigned')
      await stall(id, 'domain')
      const { plan, written } = await planning.runPlannedCommand(
        id,
        { type: 'Resume', data: {} },
        () => planning.runUntilEvent(id, 'ProjectWentLive'),
      )
      expect(written).toMatchObject({ 'buy domain': 1, 'create zone': 1, 'create record': 2 })
      const netCents = plan.lines.find(({ act }) => act === 'buy')?.netCents ?? 0
      expect(netCents).toBeGreaterThan(0)
      await planning.sendCommand(id, { type: 'Archive', data: {} })
      const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data: 'erase' } }
      const down = await planning.runPlannedCommand(id, command, () =>
        drive.runUntil(id, () => drive.hasEvent(id, 'DnsRemoved'), 'undoing'),
      )
      expect(down.plan.lines).toContainEqual({ act: 'keep', what: 'zone', name, netCents })
    },
    30_000,
  )
})

/** The job of the preparation, whose first run makes all but waits for the database. */
const runFirstPoll = async (id: string) => {
  const { provisioning } = await import('../../src/processes/provisioning/provisioning')
  return [provisioning, await fixture.claimJob(id)] as const
}

describe('a vendor that does not answer', () => {
  test('leaves the plan incomplete, and says who', async () => {
    const id = await planning.createLiveProject()
    fixture.faults.add({ vendor: 'coolify', kind: 'down', times: 50 } as never)
    const plan = await planning.planCommand(id, { type: 'Deploy', data: {} })
    fixture.faults.clear()
    expect(plan).toEqual({ lines: [], unreachableVendors: ['coolify'] })
  }, 20_000)
})

test('an act that changes nothing writes nothing', async () => {
  const id = await planning.createLiveProject()
  expect(await planning.planCommand(id, { type: 'Suspend', data: { cause: 'unpaid' } })).toEqual({
    lines: [],
    unreachableVendors: [],
  })
}, 20_000)
