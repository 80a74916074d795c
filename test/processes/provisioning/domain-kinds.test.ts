import { afterAll, describe, expect, test } from 'bun:test'
import type { OrderedDomain } from '../../../events/domain'
import { domainStream, projectStream } from '../../../events/streams'
import { findDomain } from '../../../projections/queries/domains'
import { createProjectDriver } from '../support/project-driver'
import { openVendorFixture } from '../support/vendor-fixture'

const fixture = await openVendorFixture()
const drive = createProjectDriver(fixture)
afterAll(() => fixture.close())

const driveUntilPropagated = async (id: string) =>
  drive.runUntil(id, () => drive.hasEvent(id, 'DnsPropagated'))

const domainEvents = async (name: string) =>
  (await fixture.store.read(domainStream(name))).events.map(({ type }) => type)

const records = (zone: string) =>
  (fixture.readInventories().inwx.zones.find(({ name }) => name === zone)?.records ?? [])
    .filter(({ type }) => type !== 'NS' && type !== 'SOA')
    .map(({ name, type, content }) => `${name} ${type} ${content}`)
    .toSorted()

const storeAuthCode = (id: string, code: string) => fixture.sql`
  insert into project_secrets (project_id, name, sealed) values (${id}, 'auth_code',
    ${fixture.vault.sealSecret(code, `project-secret:${id}:auth_code`)})
  on conflict (project_id, name) do update set sealed = excluded.sealed`

const stallOf = async (id: string) => (await drive.eventsOf(id, 'ProvisioningStalled')).at(-1)?.data

describe('a registered domain', () => {
  const domain: OrderedDomain = { kind: 'registered', name: 'steuer-berger.de' }

  test('is bought once, in the name of its owner, and leads to its server with www', async () => {
    const before = fixture.readInventories().inwx.balanceCents
    const id = await drive.createReleasedProject(domain)
    await driveUntilPropagated(id)
    const { domains, balanceCents } = fixture.readInventories().inwx
    expect(domains.filter(({ name }) => name === domain.name)).toMatchObject([
      { status: 'OK', renewalMode: 'AUTOEXPIRE' },
    ])
    expect(before - balanceCents).toBe(590)
    expect(records(domain.name)).toEqual([
      'steuer-berger.de A 203.0.113.7',
      'www.steuer-berger.de CNAME steuer-berger.de',
    ])
    expect(await domainEvents(domain.name)).toEqual(['DomainRegistered', 'DomainClaimed'])
    expect(await findDomain(fixture.sql, domain.name)).toMatchObject({
      status: 'active',
      projectId: id,
      costCents: 590,
      isPrimary: true,
    })
  })

  test('whose registration fails stands with the caseworker', async () => {
    const id = await drive.createReleasedProject({ kind: 'registered', name: 'regfail-berger.de' })
    await drive.runUntil(id, async () => (await stallOf(id)) !== undefined)
    expect(await stallOf(id)).toMatchObject({ step: 'domain', code: 'REG_FAILED' })
  })

  test.each([2005, 2306, 2308])(
    'whose holder INWX refuses with %i waits for better details of the customer',
    async (code) => {
      const name = `inhaber-${code}.de`
      const id = await drive.createReleasedProject({ kind: 'registered', name })
      const refusal = { vendor: 'inwx', method: 'contact.create', kind: 'refuse' } as const
      fixture.faults.add({ ...refusal, code, times: 1 })
      await drive.runUntil(id, async () => (await stallOf(id)) !== undefined)
      const found = await stallOf(id)
      expect(found).toMatchObject({ step: 'domain', code: 'CONTACT_REFUSED', owner: 'customer' })
      expect(found?.vendorText).toContain('contact.create')
    },
  )

  test('that we have no money for waits for somebody to pay it in', async () => {
    const id = await drive.createReleasedProject({ kind: 'registered', name: 'premium-berger.de' })
    await drive.runUntil(id, async () => (await stallOf(id)) !== undefined)
    expect(await stallOf(id)).toMatchObject({ step: 'domain', code: '2104', owner: 'caseworker' })
    expect(fixture.readInventories().inwx.domains.map(({ name }) => name)).not.toContain(
      'premium-berger.de',
    )
  })
})

describe('a transferred domain', () => {
  const domain: OrderedDomain = { kind: 'transferred', name: 'vergeben-berger.de' }

  test('keeps its mail, adds no event while it waits, and forgets its code', async () => {
    const id = await drive.createReleasedProject(domain)
    await storeAuthCode(id, 'Richtig-1')
    await driveUntilPropagated(id)
    expect(await domainEvents(domain.name)).toEqual([
      'ZoneCopied',
      'DomainTransferStarted',
      'DomainTransferCompleted',
      'DomainClaimed',
    ])
    const now = records(domain.name)
    expect(now).toContain('vergeben-berger.de A 203.0.113.7')
    expect(now).toContain('www.vergeben-berger.de CNAME vergeben-berger.de')
    expect(now.some((record) => record.startsWith('vergeben-berger.de MX '))).toBe(true)
    expect(now.filter((record) => record.startsWith('vergeben-berger.de A '))).toHaveLength(1)
    const codes = await fixture.sql`select 1 from project_secrets
      where project_id = ${id} and name = 'auth_code'`
    expect(codes).toHaveLength(0)
  })

  test('fails, is mended by a new code and goes on', async () => {
    const name = 'vergeben-adler.de'
    const id = await drive.createReleasedProject({ kind: 'transferred', name })
    const tell = (command: Parameters<typeof fixture.deps.handleProjectCommand>[2]) =>
      fixture.deps.handleProjectCommand(
        { by: 'person:ada', correlationId: 'mend', causationId: 'mend' },
        id,
        command,
      )
    for (const [code, because] of [
      ['falsch-1', '2202'],
      ['fail-late', 'TRANSFER_FAILED'],
    ] as const) {
      await storeAuthCode(id, code)
      if (await stallOf(id)) await tell({ type: 'ReplaceTransferCode', data: {} })
      const stalls = (await drive.eventsOf(id, 'ProvisioningStalled')).length
      await drive.runUntil(
        id,
        async () => (await drive.eventsOf(id, 'ProvisioningStalled')).length > stalls,
      )
      expect(await stallOf(id)).toMatchObject({ step: 'domain', code: because, owner: 'customer' })
    }
    await storeAuthCode(id, 'Richtig-2')
    await tell({ type: 'ReplaceTransferCode', data: {} })
    await driveUntilPropagated(id)
    expect(await domainEvents(name)).toEqual([
      'ZoneCopied',
      'DomainTransferFailed',
      'DomainTransferStarted',
      'DomainTransferFailed',
      'DomainTransferStarted',
      'DomainTransferCompleted',
      'DomainClaimed',
    ])
  })
})

describe('an owned domain', () => {
  test('keeps what is not ours, and adopts what is there already', async () => {
    const zone = 'eigene-berger.de'
    await fixture.deps.inwx.ensureZone(zone, [...fixture.deps.nameservers])
    await fixture.deps.inwx.ensureRecords(zone, [
      { type: 'MX', name: zone, content: '10 mail.example.net', ttl: 3600 },
      { type: 'A', name: `shop.${zone}`, content: '198.51.100.7', ttl: 3600 },
      { type: 'A', name: zone, content: '203.0.113.7', ttl: 3600 },
    ])
    const id = await drive.createReleasedProject({ kind: 'owned', name: zone })
    await drive.runUntil(id, () => drive.hasEvent(id, 'DnsConfigured'))
    expect(records(zone)).toEqual([
      'eigene-berger.de A 203.0.113.7',
      'eigene-berger.de MX mail.example.net',
      'shop.eigene-berger.de A 198.51.100.7',
      'www.eigene-berger.de CNAME eigene-berger.de',
    ])
  })

  test('with a foreign site is refused', async () => {
    const zone = 'eigene-adler.de'
    await fixture.deps.inwx.ensureZone(zone, [...fixture.deps.nameservers])
    await fixture.deps.inwx.ensureRecords(zone, [
      { type: 'A', name: zone, content: '198.51.100.7', ttl: 3600 },
    ])
    const id = await drive.createReleasedProject({ kind: 'owned', name: zone })
    await drive.runUntil(id, async () => (await stallOf(id)) !== undefined)
    expect(await stallOf(id)).toMatchObject({ step: 'dns', code: 'NAME_IN_USE' })
  })

  test('that we do not have stands with the caseworker', async () => {
    const id = await drive.createReleasedProject({ kind: 'owned', name: 'fremd-adler.de' })
    await drive.runUntil(id, async () => (await stallOf(id)) !== undefined)
    expect(await stallOf(id)).toMatchObject({ step: 'domain', code: 'ZONE_MISSING' })
    expect((await fixture.store.read(projectStream(id))).events.at(-1)?.type).toBe(
      'ProvisioningStalled',
    )
  })
})
