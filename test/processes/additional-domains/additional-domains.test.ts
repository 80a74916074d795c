import { afterAll, describe, expect, test } from 'bun:test'
import type { OrderedDomain } from '../../../events/domain'
import { serverStream } from '../../../events/streams'
import { findDomain } from '../../../projections/queries/domains'
import { findProject } from '../../../projections/queries/projects'
import { VendorError } from '../../../src/integrations/vendor-error'
import { additionalDomains } from '../../../src/processes/additional-domains/additional-domains'
import { findStuckDomains } from '../../../src/processes/additional-domains/find-stuck-domains'
import { sweepStuckWork } from '../../../src/processes/engine/sweep-stuck-work'
import { appendEvents } from '../../support/append-events'
import { createDomainDriver } from '../support/domain-driver'
import { createProjectDriver } from '../support/project-driver'
import { openVendorFixture } from '../support/vendor-fixture'

const fixture = await openVendorFixture()
const drive = createProjectDriver(fixture)
const domainDriver = createDomainDriver(fixture, drive)
afterAll(() => fixture.close())

const sweepStuckDomains = () =>
  sweepStuckWork(fixture.deps, [
    { processes: [additionalDomains], findStuckWork: findStuckDomains },
  ])

const registeredDomain: OrderedDomain = { kind: 'registered', name: 'zweit-berger.de' }

test('a registered name is added, made the first, the old one dropped, all taken down', async () => {
  const before = domainDriver.readVendorState()
  const id = await domainDriver.createLiveProject()
  const old = `s-${id}.vrs.localhost`
  await domainDriver.addDomain(id, registeredDomain)
  expect(domainDriver.readApplicationDomains(id)).toEqual([
    `${old},www.${old},${registeredDomain.name},www.${registeredDomain.name}`,
  ])
  expect(domainDriver.readRecords(registeredDomain.name)).toEqual([
    'www.zweit-berger.de CNAME zweit-berger.de',
    'zweit-berger.de A 203.0.113.7',
  ])
  expect(await domainDriver.readDomainEvents(registeredDomain.name)).toEqual([
    'DomainRegistered',
    'DomainClaimed false',
  ])
  expect(await findProject(fixture.sql, id)).toMatchObject({
    domainName: old,
    domainKind: 'subdomain',
  })

  await domainDriver.makePrimary(id, registeredDomain.name)
  const row = await findProject(fixture.sql, id)
  expect(row).toMatchObject({
    domainName: registeredDomain.name,
    domainKind: 'registered',
    zone: registeredDomain.name,
  })
  expect(row?.url).toStartWith(`http://${registeredDomain.name}:`)
  expect(domainDriver.readApplicationDomains(id)).toEqual([
    `${registeredDomain.name},www.${registeredDomain.name},${old},www.${old}`,
  ])
  expect((await domainDriver.readDomainEvents(registeredDomain.name)).at(-1)).toBe(
    'DomainClaimed true',
  )
  expect((await domainDriver.readDomainEvents(old)).at(-1)).toBe('DomainClaimed false')
  expect(await domainDriver.readDomainStage(id, old)).toBe('served')

  await domainDriver.removeDomain(id, old)
  expect(domainDriver.readApplicationDomains(id)).toEqual([
    `${registeredDomain.name},www.${registeredDomain.name}`,
  ])
  expect(domainDriver.readRecords(old)).toEqual([])
  expect((await domainDriver.readDomainEvents(old)).at(-1)).toBe('DomainReleased false')
  expect(await fixture.sql`select from taken_names where name = ${old}`).toHaveLength(0)

  await domainDriver.tearDown(id)
  expect(domainDriver.readVendorState()).toEqual({
    ...before,
    domains: [...before.domains, registeredDomain.name],
    zones: [...before.zones, `${registeredDomain.name} 4`],
  })
  expect(domainDriver.readRecords(registeredDomain.name)).toEqual([])
}, 30_000)

describe('a name that a live project has besides', () => {
  const name = 'dritt-berger.de'

  test('is bought once, though every job runs twice', async () => {
    const id = await domainDriver.createLiveProject()
    const before = fixture.readInventories().inwx.balanceCents
    await domainDriver.sendCommand(id, {
      type: 'AddDomain',
      data: { domain: { kind: 'registered', name } },
    })
    for (let jobs = 0; (await domainDriver.readDomainStage(id, name)) !== 'served'; jobs += 1) {
      if (jobs > 200) throw new Error('expected the name to come further')
      const job = await fixture.claimJob(id, 'naming')
      await fixture.runJob(additionalDomains, job)
      await fixture.sql`update pgboss.job set state = 'active' where id = ${job.activeJob.id}`
      await fixture.runJob(additionalDomains, job)
      await Bun.sleep(10)
    }
    expect(before - fixture.readInventories().inwx.balanceCents).toBe(590)
    expect(domainDriver.readRecords(name)).toHaveLength(2)
    const types = (await fixture.events(id)).map(({ type }) => type)
    for (const type of ['DomainBrought', 'DomainPointed', 'DomainReached', 'DomainServed'] as const)
      expect(types.filter((one) => one === type)).toHaveLength(1)
    await domainDriver.tearDown(id)
    expect(domainDriver.readRecords(name)).toEqual([])
    expect((await findDomain(fixture.sql, name))?.projectId).toBeNull()
  }, 30_000)

  test('stands for itself when it does not come, and can be dropped again', async () => {
    const id = await domainDriver.createLiveProject()
    const zones = domainDriver.readVendorState().zones
    const failing = 'regfail-zweit.de'
    await domainDriver.sendCommand(id, {
      type: 'AddDomain',
      data: { domain: { kind: 'registered', name: failing } },
    })
    await domainDriver.runUntilDomain(id, () => drive.hasEvent(id, 'DomainStalled'))
    const [stalled] = await drive.eventsOf(id, 'DomainStalled')
    expect(stalled?.data).toMatchObject({ domain: failing, step: 'domain', code: 'REG_FAILED' })
    expect((await findProject(fixture.sql, id))?.stalled).toBeNull()
    await domainDriver.sendCommand(id, { type: 'ResumeDomain', data: { domain: failing } })
    await domainDriver.runUntilDomain(
      id,
      async () => (await drive.eventsOf(id, 'DomainStalled')).length === 2,
    )
    await domainDriver.removeDomain(id, failing)
    expect(domainDriver.readVendorState().zones).toEqual(zones)
  }, 30_000)

  test('transferred keeps its mail, and forgets its code', async () => {
    const id = await domainDriver.createLiveProject()
    const domain: OrderedDomain = { kind: 'transferred', name: 'vergeben-zweit.de' }
    const secret = `auth_code:${domain.name}`
    await fixture.sql`insert into project_secrets (project_id, name, sealed) values (${id}, ${secret},
      ${fixture.vault.sealSecret('Richtig-1', `project-secret:${id}:${secret}`)})`
    await domainDriver.addDomain(id, domain)
    expect(domainDriver.readRecords(domain.name).some((one) => one.includes(' MX '))).toBe(true)
    expect(await fixture.sql`select from project_secrets where name = ${secret}`).toHaveLength(0)
  }, 30_000)

  test('that belongs to another project is refused', async () => {
    const id = await domainDriver.createLiveProject()
    const other = await domainDriver.createLiveProject()
    const domain: OrderedDomain = {
      kind: 'subdomain',
      name: `s-${other}.vrs.localhost`,
      baseDomain: 'vrs.localhost',
    }
    await expect(
      domainDriver.sendCommand(id, { type: 'AddDomain', data: { domain } }),
    ).rejects.toThrow('domain_taken')
  }, 30_000)

  test('moves with the project to another server', async () => {
    const id = await domainDriver.createLiveProject()
    const further: OrderedDomain = {
      kind: 'subdomain',
      name: 'zweitname.vrs.localhost',
      baseDomain: 'vrs.localhost',
    }
    await domainDriver.addDomain(id, further)
    const second = Bun.randomUUIDv7()
    const [, other] = await fixture.deps.coolify.listServers()
    await appendEvents(fixture.store, serverStream(second), {
      type: 'ServerAdded',
      data: { name: 's2', ipv4: '203.0.113.8', coolifyUuid: other?.uuid ?? '', capacity: 20 },
    })
    await domainDriver.sendCommand(id, {
      type: 'ChooseServer',
      data: { serverId: second, ipv4: '203.0.113.8' },
    })
    await drive.runUntil(
      id,
      async () => (await drive.eventsOf(id, 'SiteVerified')).length === 2,
      'provisioning',
      () => drive.reportBoot(id),
    )
    expect(domainDriver.readRecords(further.name)).toEqual([
      `www.${further.name} CNAME ${further.name}`,
      `${further.name} A 203.0.113.8`,
    ])
    const first = `s-${id}.vrs.localhost`
    expect(domainDriver.readApplicationDomains(id).at(-1)).toBe(
      `${first},www.${first},${further.name},www.${further.name}`,
    )
    await domainDriver.tearDown(id)
    expect(domainDriver.readRecords(further.name)).toEqual([])
  }, 30_000)

  test('that fell out of the queue is taken up again, and stands after three times in vain', async () => {
    const id = await domainDriver.createLiveProject()
    const lost = 'verloren.vrs.localhost'
    const domain: OrderedDomain = { kind: 'subdomain', name: lost, baseDomain: 'vrs.localhost' }
    await domainDriver.sendCommand(id, { type: 'AddDomain', data: { domain } })
    const forget = async () => {
      await fixture.sql`update pgboss.job set state = 'failed' where name = 'naming' and state < 'active'`
      await fixture.sql`update project_names set changed_at = now() - interval '1 minute'`
    }
    for (let times = 0; times < 3; times += 1) {
      await forget()
      expect(await sweepStuckDomains()).toBe(1)
      expect(await sweepStuckDomains()).toBe(0)
    }
    await forget()
    await sweepStuckDomains()
    const [stalled] = await drive.eventsOf(id, 'DomainStalled')
    expect(stalled?.data).toMatchObject({ domain: lost, code: 'STUCK', owner: 'us' })
    await domainDriver.sendCommand(id, { type: 'ResumeDomain', data: { domain: lost } })
    await domainDriver.runUntilDomain(
      id,
      async () => (await domainDriver.readDomainStage(id, lost)) === 'served',
    )
  }, 30_000)

  test('waits for a deployment that was begun before it, and is made known by one of its own', async () => {
    const id = await domainDriver.createLiveProject()
    const late = 'spaeter.vrs.localhost'
    const domain: OrderedDomain = { kind: 'subdomain', name: late, baseDomain: 'vrs.localhost' }
    const [prepared] = await drive.eventsOf(id, 'DeploymentPrepared')
    const uuid = prepared?.data.application ?? ''
    const { coolify } = fixture.deps
    const before = (await coolify.listDeployments(uuid)).length
    const readApplication = coolify.getApplication
    // Somebody else's, just when the step looks what is there.
    coolify.getApplication = async (application) => {
      coolify.getApplication = readApplication
      await coolify.deploy(application)
      return readApplication(application)
    }
    await domainDriver.sendCommand(id, { type: 'AddDomain', data: { domain } })
    await domainDriver.runUntilDomain(
      id,
      async () => (await domainDriver.readDomainStage(id, late)) === 'served',
    )
    const all = await coolify.listDeployments(uuid)
    expect(all.map(({ status }) => status)).toEqual(Array(before + 2).fill('finished'))
  }, 30_000)

  test('is not served before its certificate is there, and tells it', async () => {
    const id = await domainDriver.createLiveProject()
    const secure = 'sicher.vrs.localhost'
    const domain: OrderedDomain = { kind: 'subdomain', name: secure, baseDomain: 'vrs.localhost' }
    const { siteProbe, siteAddress } = fixture.deps
    const notAfter = '2027-03-01T00:00:00.000Z'
    let probeCount = 0
    const look: typeof siteProbe.probe = async () => {
      probeCount += 1
      if (probeCount < 3)
        throw new VendorError({
          vendor: 'site',
          errorClass: 'waiting',
          code: 'CERTIFICATE',
          vendorText: 'self-signed certificate',
          owner: 'us',
        })
      const body = JSON.stringify({ projectId: id, bootId: 'boot-1' })
      return { status: 200, body, headers: {}, tls: { issuer: 'R11', notAfter } }
    }
    Object.assign(fixture.deps, {
      siteProbe: { probe: look },
      siteAddress: { scheme: 'https', port: '' },
    })
    await domainDriver.sendCommand(id, { type: 'AddDomain', data: { domain } })
    await domainDriver.runUntilDomain(id, async () => probeCount === 2)
    await expect(
      domainDriver.sendCommand(id, { type: 'MakePrimary', data: { domain: secure } }),
    ).rejects.toThrow('certificate')
    await domainDriver.runUntilDomain(
      id,
      async () => (await domainDriver.readDomainStage(id, secure)) === 'served',
    )
    Object.assign(fixture.deps, { siteProbe, siteAddress })
    expect(await domainDriver.readDomainEvents(secure)).toEqual([
      'DomainClaimed false',
      'CertificateSeen',
    ])
    expect((await findDomain(fixture.sql, secure))?.certificateUntil).toBe(notAfter)
    expect(domainDriver.readApplicationDomains(id)[0]).toContain(`https://${secure}`)
  }, 30_000)
})
