import { afterAll, beforeAll, expect, test } from 'bun:test'
import { previewCommand } from '../../../src/domain/project/preview-command'
import { readExpectedState } from '../../../src/processes/drift/expected-state'
import { listExpectedRecords } from '../../../src/processes/drift/find-dns-drift'
import { planCommand } from '../../../src/routes/admin/actions/action-plan'
import { createPlanQuery } from '../../../src/vendor-queries/plan/create-plan'
import { countPlannedWrites, countWrites } from '../../support/vendor-writes'
import { createDomainDriver } from '../support/domain-driver'
import { createProjectDriver } from '../support/project-driver'
import { openVendorFixture, type VendorFixture } from '../support/vendor-fixture'

let fixture: VendorFixture
let drive: ReturnType<typeof createProjectDriver>
let domainDriver: ReturnType<typeof createDomainDriver>
beforeAll(async () => {
  fixture = await openVendorFixture()
  drive = createProjectDriver(fixture)
  domainDriver = createDomainDriver(fixture, drive)
}, 30_000)
afterAll(() => fixture.close())

const zone = 'vrs.localhost'

const until = (id: string, ended: () => Promise<boolean>) =>
  drive.runUntil(id, ended, 'provisioning', () => drive.reportBoot(id))

const requestSite = (host: string, path = '/health', init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${fixture.standIns.sites.port}${path}`, {
    ...init,
    headers: { host },
    redirect: 'manual',
  })

/** A site that went live when a subdomain got its address alone. */
const createFormerSite = async () => {
  const id = await drive.createReleasedProject()
  await until(id, () => drive.hasEvent(id, 'DomainAssigned'))
  const domain = `s-${id}.${zone}`
  const record = { type: 'A' as const, name: domain, content: '203.0.113.7', ttl: 300 }
  await fixture.deps.inwx.ensureRecords(zone, [record])
  const [assigned] = await drive.eventsOf(id, 'ServerAssigned')
  const { serverId = '' } = (assigned?.data ?? {}) as { serverId?: string }
  await domainDriver.sendCommand(id, {
    type: 'ConfirmDns',
    data: { serverId, zone, records: [record] },
  })
  await until(id, () => drive.hasEvent(id, 'CustomerWelcomed'))
  return { id, domain, www: `www.${domain}` }
}

const listExpectedHosts = async (id: string) => {
  const asOf = new Date(Date.now() + 1_000).toISOString()
  const expected = await readExpectedState(fixture.sql, { asOf, nameservers: [] })
  return listExpectedRecords(expected)
    .filter(({ project }) => project.id === id)
    .map(({ hosts, records }) => [hosts, records.map(({ type, name }) => `${type} ${name}`)])
}

test('a new subdomain has its www.: in the DNS, at Coolify, and it leads to the name', async () => {
  const id = await domainDriver.createLiveProject()
  const domain = `s-${id}.${zone}`
  expect(domainDriver.readRecords(domain)).toEqual([
    `${domain} A 203.0.113.7`,
    `www.${domain} CNAME ${domain}`,
  ])
  expect(domainDriver.readApplicationDomains(id)).toEqual([`${domain},www.${domain}`])
  expect(await listExpectedHosts(id)).toEqual([
    [
      [domain, `www.${domain}`],
      [`A ${domain}`, `CNAME www.${domain}`],
    ],
  ])
  expect((await requestSite(domain)).status).toBe(200)
  const answer = await requestSite(`www.${domain}:3080`, '/kontakt?von=mail')
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    `http://${domain}:3080/kontakt?von=mail`,
  ])
  expect((await requestSite(`www.${domain}`, '/', { method: 'POST' })).status).toBe(307)
  await domainDriver.tearDown(id)
  expect(domainDriver.readRecords(domain)).toEqual([])
}, 30_000)

test('a former subdomain gets it at its next deployment, and until then nothing is missing', async () => {
  const { id, domain, www } = await createFormerSite()
  expect(domainDriver.readRecords(domain)).toEqual([`${domain} A 203.0.113.7`])
  expect(domainDriver.readApplicationDomains(id)).toEqual([domain])
  expect(await listExpectedHosts(id)).toEqual([[[domain], [`A ${domain}`]]])
  expect((await requestSite(www)).status).toBe(421)

  const before = { calls: fixture.calls.length, events: (await fixture.events(id)).length }
  const { deps, store, sql } = fixture
  const createPlan = createPlanQuery({ ...deps, scheme: 'http' })
  const planDependencies = { store, sql, previewCommand, vendorQueries: { createPlan } }
  const deploy = { type: 'Deploy', data: {} } as const
  const plan = await planCommand(planDependencies, id, deploy, 'request-1')
  expect(plan.lines).toContainEqual({
    act: 'create',
    what: 'record',
    name: `CNAME ${www} → ${domain}`,
  })
  await domainDriver.sendCommand(id, deploy)
  await until(id, async () => (await drive.eventsOf(id, 'SiteVerified')).length === 2)
  expect(countPlannedWrites(plan.lines)).toEqual(countWrites(fixture.calls.slice(before.calls)))
  const types = (await fixture.events(id)).slice(before.events).map(({ type }) => type)
  expect(types.slice(0, 4)).toEqual([
    'ProvisioningResumed',
    'DnsConfigured',
    'DnsPropagated',
    'DeploymentPrepared',
  ])
  expect(types.filter((type) => type === 'DeploymentStarted')).toHaveLength(1)
  expect(domainDriver.readRecords(domain)).toEqual([
    `${domain} A 203.0.113.7`,
    `${www} CNAME ${domain}`,
  ])
  expect(domainDriver.readApplicationDomains(id)).toEqual([`${domain},${www}`])
  expect((await listExpectedHosts(id))[0]?.[0]).toEqual([domain, www])
  expect((await requestSite(www)).headers.get('location')).toBe(`http://${domain}/health`)
}, 30_000)

test('a further name of a former site is published without a www. that has no record', async () => {
  const { id, domain } = await createFormerSite()
  const further = `weiter.${zone}`
  await domainDriver.addDomain(id, { kind: 'subdomain', name: further, baseDomain: zone })
  expect(domainDriver.readApplicationDomains(id)).toEqual([`${domain},${further},www.${further}`])
  expect(domainDriver.readRecords(domain)).toEqual([`${domain} A 203.0.113.7`])
  await domainDriver.makePrimary(id, further)
  expect(domainDriver.readApplicationDomains(id)).toEqual([`${further},www.${further},${domain}`])
}, 30_000)
