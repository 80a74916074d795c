import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { OrderedDomain } from '../../../events/project'
import { serverStream } from '../../../events/streams'
import { domainByName } from '../../../projections/domains'
import { projectById } from '../../../projections/projects'
import { VendorError } from '../../../src/integrations/vendor-error'
import { naming } from '../../../src/processes/additional-domains/additional-domains'
import { sweepNames } from '../../../src/processes/additional-domains/sweep-stuck-domains'
import { happen } from '../../support/append-events'
import { namingAt } from '../support/domain-driver'
import { driving } from '../support/project-driver'
import type { Vendors } from '../support/vendor-fixture'
import { givenVendors } from '../support/vendor-fixture'

let place: Vendors
let drive: ReturnType<typeof driving>
let names: ReturnType<typeof namingAt>
beforeAll(async () => {
  place = await givenVendors()
  drive = driving(place)
  names = namingAt(place, drive)
}, 30_000)
afterAll(() => place.close())

const bought: OrderedDomain = { kind: 'registered', name: 'zweit-berger.de' }

test('a registered name is added, made the first, the old one dropped, all taken down', async () => {
  const before = names.standing()
  const id = await names.live()
  const old = `s-${id}.vrs.localhost`
  await names.add(id, bought)
  expect(names.addressesOf(id)).toEqual([`${old},${bought.name},www.${bought.name}`])
  expect(names.recordsOf(bought.name)).toEqual([
    'www.zweit-berger.de CNAME zweit-berger.de',
    'zweit-berger.de A 203.0.113.7',
  ])
  expect(await names.domainEvents(bought.name)).toEqual(['DomainRegistered', 'DomainClaimed false'])
  expect(await projectById(place.sql, id)).toMatchObject({
    domainName: old,
    domainKind: 'subdomain',
  })

  await names.makePrimary(id, bought.name)
  const row = await projectById(place.sql, id)
  expect(row).toMatchObject({
    domainName: bought.name,
    domainKind: 'registered',
    zone: bought.name,
  })
  expect(row?.url).toStartWith(`http://${bought.name}:`)
  expect(names.addressesOf(id)).toEqual([`${bought.name},www.${bought.name},${old}`])
  expect((await names.domainEvents(bought.name)).at(-1)).toBe('DomainClaimed true')
  expect((await names.domainEvents(old)).at(-1)).toBe('DomainClaimed false')
  expect(await names.stageOf(id, old)).toBe('served')

  await names.drop(id, old)
  expect(names.addressesOf(id)).toEqual([`${bought.name},www.${bought.name}`])
  expect(names.recordsOf(old)).toEqual([])
  expect((await names.domainEvents(old)).at(-1)).toBe('DomainReleased false')
  expect(await place.sql`select from taken_names where name = ${old}`).toHaveLength(0)

  await names.tornDown(id)
  expect(names.standing()).toEqual({
    ...before,
    domains: [...before.domains, bought.name],
    zones: [...before.zones, `${bought.name} 4`],
  })
  expect(names.recordsOf(bought.name)).toEqual([])
}, 30_000)

describe('a name that a live project has besides', () => {
  const name = 'dritt-berger.de'

  test('is bought once, though every job runs twice', async () => {
    const id = await names.live()
    const before = place.inventories().inwx.balanceCents
    await names.tell(id, { type: 'AddDomain', data: { domain: { kind: 'registered', name } } })
    for (let jobs = 0; (await names.stageOf(id, name)) !== 'served'; jobs += 1) {
      if (jobs > 200) throw new Error('expected the name to come further')
      const job = await place.take(id, 'naming')
      await place.run(naming, job)
      await place.sql`update pgboss.job set state = 'active' where id = ${job.held.id}`
      await place.run(naming, job)
      await Bun.sleep(10)
    }
    expect(before - place.inventories().inwx.balanceCents).toBe(590)
    expect(names.recordsOf(name)).toHaveLength(2)
    const types = (await place.events(id)).map(({ type }) => type)
    for (const type of ['DomainBrought', 'DomainPointed', 'DomainReached', 'DomainServed'] as const)
      expect(types.filter((one) => one === type)).toHaveLength(1)
    await names.tornDown(id)
    expect(names.recordsOf(name)).toEqual([])
    expect((await domainByName(place.sql, name))?.projectId).toBeNull()
  }, 30_000)

  test('stands for itself when it does not come, and can be dropped again', async () => {
    const id = await names.live()
    const zones = names.standing().zones
    const failing = 'regfail-zweit.de'
    await names.tell(id, {
      type: 'AddDomain',
      data: { domain: { kind: 'registered', name: failing } },
    })
    await names.named(id, () => drive.has(id, 'DomainStalled'))
    const [stalled] = await drive.eventsOf(id, 'DomainStalled')
    expect(stalled?.data).toMatchObject({ domain: failing, step: 'domain', code: 'REG_FAILED' })
    expect((await projectById(place.sql, id))?.stalled).toBeNull()
    await names.tell(id, { type: 'ResumeDomain', data: { domain: failing } })
    await names.named(id, async () => (await drive.eventsOf(id, 'DomainStalled')).length === 2)
    await names.drop(id, failing)
    expect(names.standing().zones).toEqual(zones)
  }, 30_000)

  test('transferred keeps its mail, and forgets its code', async () => {
    const id = await names.live()
    const domain: OrderedDomain = { kind: 'transferred', name: 'vergeben-zweit.de' }
    const secret = `auth_code:${domain.name}`
    await place.sql`insert into project_secrets (project_id, name, sealed) values (${id}, ${secret},
      ${place.vault.sealSecret('Richtig-1', `project-secret:${id}:${secret}`)})`
    await names.add(id, domain)
    expect(names.recordsOf(domain.name).some((one) => one.includes(' MX '))).toBe(true)
    expect(await place.sql`select from project_secrets where name = ${secret}`).toHaveLength(0)
  }, 30_000)

  test('that belongs to another project is refused', async () => {
    const id = await names.live()
    const other = await names.live()
    const domain: OrderedDomain = {
      kind: 'subdomain',
      name: `s-${other}.vrs.localhost`,
      baseDomain: 'vrs.localhost',
    }
    await expect(names.tell(id, { type: 'AddDomain', data: { domain } })).rejects.toThrow(
      'domain_taken',
    )
  }, 30_000)

  test('moves with the project to another server', async () => {
    const id = await names.live()
    const further: OrderedDomain = {
      kind: 'subdomain',
      name: 'zweitname.vrs.localhost',
      baseDomain: 'vrs.localhost',
    }
    await names.add(id, further)
    const second = Bun.randomUUIDv7()
    const [, other] = await place.tools.coolify.servers()
    await happen(place.store, serverStream(second), {
      type: 'ServerAdded',
      data: { name: 's2', ipv4: '203.0.113.8', coolifyUuid: other?.uuid ?? '', capacity: 20 },
    })
    await names.tell(id, { type: 'ChooseServer', data: { serverId: second, ipv4: '203.0.113.8' } })
    await drive.until(
      id,
      async () => (await drive.eventsOf(id, 'SiteVerified')).length === 2,
      'provisioning',
      () => drive.boots(id),
    )
    expect(names.recordsOf(further.name)).toEqual([`${further.name} A 203.0.113.8`])
    expect(names.addressesOf(id).at(-1)).toBe(`s-${id}.vrs.localhost,${further.name}`)
    await names.tornDown(id)
    expect(names.recordsOf(further.name)).toEqual([])
  }, 30_000)

  test('that fell out of the queue is taken up again, and stands after three times in vain', async () => {
    const id = await names.live()
    const lost = 'verloren.vrs.localhost'
    const domain: OrderedDomain = { kind: 'subdomain', name: lost, baseDomain: 'vrs.localhost' }
    await names.tell(id, { type: 'AddDomain', data: { domain } })
    const forget = async () => {
      await place.sql`update pgboss.job set state = 'failed' where name = 'naming' and state < 'active'`
      await place.sql`update project_names set changed_at = now() - interval '1 minute'`
    }
    for (let times = 0; times < 3; times += 1) {
      await forget()
      expect(await sweepNames(place.tools)).toBe(1)
      expect(await sweepNames(place.tools)).toBe(0)
    }
    await forget()
    await sweepNames(place.tools)
    const [stalled] = await drive.eventsOf(id, 'DomainStalled')
    expect(stalled?.data).toMatchObject({ domain: lost, code: 'STUCK', owner: 'us' })
    await names.tell(id, { type: 'ResumeDomain', data: { domain: lost } })
    await names.named(id, async () => (await names.stageOf(id, lost)) === 'served')
  }, 30_000)

  test('waits for a deployment that was begun before it, and is made known by one of its own', async () => {
    const id = await names.live()
    const late = 'spaeter.vrs.localhost'
    const domain: OrderedDomain = { kind: 'subdomain', name: late, baseDomain: 'vrs.localhost' }
    const [prepared] = await drive.eventsOf(id, 'DeploymentPrepared')
    const uuid = prepared?.data.application ?? ''
    const { coolify } = place.tools
    const before = (await coolify.deployments(uuid)).length
    const look = coolify.application
    // Somebody else's, just when the step looks what is there.
    coolify.application = async (application) => {
      coolify.application = look
      await coolify.deploy(application)
      return look(application)
    }
    await names.tell(id, { type: 'AddDomain', data: { domain } })
    await names.named(id, async () => (await names.stageOf(id, late)) === 'served')
    const all = await coolify.deployments(uuid)
    expect(all.map(({ status }) => status)).toEqual(Array(before + 2).fill('finished'))
  }, 30_000)

  test('is not served before its certificate is there, and tells it', async () => {
    const id = await names.live()
    const secure = 'sicher.vrs.localhost'
    const domain: OrderedDomain = { kind: 'subdomain', name: secure, baseDomain: 'vrs.localhost' }
    const { sites, site } = place.tools
    const notAfter = '2027-03-01T00:00:00.000Z'
    let asked = 0
    const look: typeof sites.look = async () => {
      asked += 1
      if (asked < 3)
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
    Object.assign(place.tools, { sites: { look }, site: { scheme: 'https', port: '' } })
    await names.tell(id, { type: 'AddDomain', data: { domain } })
    await names.named(id, async () => asked === 2)
    await expect(names.tell(id, { type: 'MakePrimary', data: { domain: secure } })).rejects.toThrow(
      'certificate',
    )
    await names.named(id, async () => (await names.stageOf(id, secure)) === 'served')
    Object.assign(place.tools, { sites, site })
    expect(await names.domainEvents(secure)).toEqual(['DomainClaimed false', 'CertificateSeen'])
    expect((await domainByName(place.sql, secure))?.certificateUntil).toBe(notAfter)
    expect(names.addressesOf(id)[0]).toContain(`https://${secure}`)
  }, 30_000)
})
