import { afterAll, describe, expect, test } from 'bun:test'
import type { OrderedDomain } from '../../events/domain'
import type { ProjectCommand } from '../../src/domain/project/commands'
import { createDomainDriver } from '../processes/support/domain-driver'
import { createProjectDriver } from '../processes/support/project-driver'
import { openVendorFixture } from '../processes/support/vendor-fixture'
import { createPlanFixture } from './plan-fixture'

const fixture = await openVendorFixture()
const drive = createProjectDriver(fixture)
const planning = createPlanFixture(fixture, drive)
const domainDriver = createDomainDriver(fixture, drive)
afterAll(() => fixture.close())

const subdomainOf = (label: string): OrderedDomain => ({
  kind: 'subdomain',
  name: `${label}.vrs.localhost`,
  baseDomain: 'vrs.localhost',
})
const isServed = (id: string, name: string) => () =>
  domainDriver.runUntilDomain(
    id,
    async () => (await domainDriver.readDomainStage(id, name)) === 'served',
  )
const isRemoved = (id: string, name: string) => () =>
  domainDriver.runUntilDomain(
    id,
    async () => (await domainDriver.readDomainStage(id, name)) === undefined,
  )

const changedSite = { 'change application': 1, 'deploy application': 1 }

describe('what the plan of a further name says is what is written', () => {
  test('when it is bought, made the first, and the old one dropped', async () => {
    const id = await planning.createLiveProject()
    const [old, name] = [`s-${id}.vrs.localhost`, 'plan-zweit.de']
    const add: ProjectCommand = {
      type: 'AddDomain',
      data: { domain: { kind: 'registered', name } },
    }
    const { plan, written } = await planning.runPlannedCommand(id, add, isServed(id, name))
    expect(written).toEqual({
      'create zone': 1,
      'create contact': 1,
      'buy domain': 1,
      'create record': 2,
      ...changedSite,
    })
    expect(plan.lines.find(({ act }) => act === 'buy')?.netCents).toBe(590)

    const first = await planning.runPlannedCommand(
      id,
      { type: 'MakePrimary', data: { domain: name } },
      () => domainDriver.runUntilDomain(id, () => drive.hasEvent(id, 'PrimaryChosen')),
    )
    expect(first.written).toEqual({ 'change application': 1 })

    const drop: ProjectCommand = { type: 'RemoveDomain', data: { domain: old } }
    const dropped = await planning.runPlannedCommand(id, drop, isRemoved(id, old))
    expect(dropped.written).toEqual({
      'delete record': 2,
      ...changedSite,
    })
  }, 30_000)

  test('when one that was bought goes: it runs out, and its price is told', async () => {
    const id = await planning.createLiveProject()
    const name = 'plan-dritt.de'
    await domainDriver.addDomain(id, { kind: 'registered', name })
    const drop: ProjectCommand = { type: 'RemoveDomain', data: { domain: name } }
    const { plan, written } = await planning.runPlannedCommand(id, drop, isRemoved(id, name))
    expect(written).toMatchObject({ 'delete record': 2, 'deploy application': 1 })
    expect(plan.lines).toContainEqual({ act: 'keep', what: 'zone', name, netCents: 590 })
    await planning.sendCommand(id, { type: 'Archive', data: {} })
    const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data: 'erase' } }
    const down = await planning.runPlannedCommand(id, command, () =>
      drive.runUntil(id, () => drive.hasEvent(id, 'DnsRemoved'), 'undoing'),
    )
    expect(down.plan.lines.filter((line) => line.name.includes(name))).toEqual([])
  }, 30_000)

  test('when it is dropped before it came anywhere', async () => {
    const id = await planning.createLiveProject()
    const domain = subdomainOf('nie')
    await planning.sendCommand(id, { type: 'AddDomain', data: { domain } })
    const drop: ProjectCommand = { type: 'RemoveDomain', data: { domain: domain.name } }
    const { written } = await planning.runPlannedCommand(id, drop, isRemoved(id, domain.name))
    expect(written).toEqual({})
  }, 30_000)
})

describe('a project with two names', () => {
  test('is deployed again, moves and goes with as many writes as its plans say', async () => {
    const id = await planning.createLiveProject()
    const domain = subdomainOf('zwei')
    await domainDriver.addDomain(id, domain)
    await domainDriver.makePrimary(id, domain.name)
    const again = await planning.runPlannedCommand(id, { type: 'Deploy', data: {} }, () =>
      planning.runUntilEvent(id, 'SiteVerified', 2),
    )
    expect(again.written).toEqual({ 'deploy application': 1 })

    const repair: ProjectCommand = { type: 'Repair', data: { step: 'preparation' } }
    const repaired = await planning.runPlannedCommand(id, repair, () =>
      planning.runUntilEvent(id, 'SiteVerified', 3),
    )
    expect(repaired.written).toEqual({ 'change variables': 1, 'deploy application': 1 })

    const choice = await planning.addSecondServer()
    const move: ProjectCommand = { type: 'ChooseServer', data: choice }
    const moved = await planning.runPlannedCommand(id, move, async () => {
      await planning.runUntilEvent(id, 'SiteVerified', 4)
      await planning.runOldSiteCleanup(
        id,
        () => domainDriver.readApplicationDomains(id).length === 1,
      )
    })
    expect(moved.written).toMatchObject({ 'change record': 2, 'create application': 1 })

    await planning.sendCommand(id, { type: 'Archive', data: {} })
    const command: ProjectCommand = { type: 'StartTeardown', data: { plan: [], data: 'keep' } }
    const down = await planning.runPlannedCommand(id, command, () =>
      drive.runUntil(id, () => drive.hasEvent(id, 'DnsRemoved'), 'undoing'),
    )
    expect(down.written).toEqual({ 'delete application': 1, 'delete record': 4 })
  }, 40_000)
})
