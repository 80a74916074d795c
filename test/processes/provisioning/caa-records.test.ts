import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { openDnsClient } from '../../../src/integrations/dns/dns-client'
import { assertCertificateAllowed } from '../../../src/processes/provisioning/assert-certificate-allowed'
import { openAuthoritativeServer } from '../../../src/sandbox/dns/dns-server'
import type { ZoneRecord } from '../../../src/sandbox/inwx/store/documents'
import { createDomainDriver } from '../support/domain-driver'
import { createProjectDriver } from '../support/project-driver'
import { openVendorFixture, type VendorFixture } from '../support/vendor-fixture'

let fixture: VendorFixture
let drive: ReturnType<typeof createProjectDriver>
let domainDriver: ReturnType<typeof createDomainDriver>
/** One server plays the zone's nameserver and the resolver that knows what stands above the zone. */
let server: Awaited<ReturnType<typeof openAuthoritativeServer>>
let records: Pick<ZoneRecord, 'name' | 'type' | 'content'>[] = []
beforeAll(async () => {
  fixture = await openVendorFixture()
  drive = createProjectDriver(fixture)
  domainDriver = createDomainDriver(fixture, drive)
  const all = () =>
    records.map((one, id) => ({ ...one, id: `${id}`, zone: 'x', ttl: 300, prio: 0 }))
  server = await openAuthoritativeServer({
    port: 0,
    faults: fixture.faults,
    zones: {
      findZone: () => ({ name: 'example', ns: ['ns.example'], soaEmail: 'a@example', serial: 1 }),
      recordsAt: (_, name) => all().filter((one) => one.name === name),
      hasRecordsAtOrBelow: (_, name) =>
        all().some((one) => one.name === name || one.name.endsWith(`.${name}`)),
    },
  })
}, 30_000)
afterAll(async () => {
  await server.close()
  await fixture.close()
})
beforeEach(() => {
  records = []
})

const check = (domain: string, zone: string) => {
  const at = `127.0.0.1:${server.port}`
  const dns = openDnsClient({ servers: [at], record: () => undefined })
  return assertCertificateAllowed({ dns }, { domain, zone }).then(
    () => 'allowed',
    ({ details }) => details.vendorText as string,
  )
}

describe('the CAA records of a name and of those above it', () => {
  const caa = (name: string, content: string) => ({ name, type: 'CAA', content })

  test.each([
    ['nothing anywhere', [], 'allowed'],
    ['the zone', [caa('firma.example', '0 issue ";"')], 'firma.example'],
    ['the name', [caa('shop.firma.example', '0 issue "digicert.com"')], 'shop.firma.example'],
    ['a name above the zone', [caa('example', '0 issue "digicert.com"')], 'example'],
    [
      'the nearest alone',
      [caa('shop.firma.example', '0 issue "letsencrypt.org"'), caa('firma.example', '0 issue ";"')],
      'allowed',
    ],
    [
      'the nearest, though it says nothing of us',
      [caa('firma.example', '0 iodef "mailto:a@b.de"'), caa('example', '0 issue ";"')],
      'allowed',
    ],
  ])('%s', async (_, more, found) => {
    records = more
    const answer = await check('shop.firma.example', 'firma.example')
    if (found === 'allowed') expect(answer).toBe('allowed')
    else expect(answer).toContain(`found at ${found} 0 issue`)
  })
})

test('a site whose certificate is forbidden stands before its deployment, and goes on when it is allowed', async () => {
  const name = 'caa-berger.de'
  const id = await drive.createReleasedProject({ kind: 'registered', name })
  const until = (ended: () => Promise<boolean>) =>
    drive.runUntil(id, ended, 'provisioning', () => drive.reportBoot(id))
  await until(() => drive.hasEvent(id, 'DnsConfigured'))
  const forbidding = { type: 'CAA', name, content: '0 issue "digicert.com"', ttl: 300 }
  await fixture.deps.inwx.ensureRecords(name, [forbidding])
  await until(() => drive.hasEvent(id, 'ProvisioningStalled'))
  const [stall] = await drive.eventsOf(id, 'ProvisioningStalled')
  expect(stall?.data).toMatchObject({
    step: 'propagation',
    vendor: 'dns',
    code: 'CAA_FORBIDS',
    owner: 'caseworker',
    vendorText: expect.stringContaining(`found at ${name} 0 issue "digicert.com"`),
  })
  expect(await drive.hasEvent(id, 'DeploymentPrepared')).toBe(false)
  await domainDriver.sendCommand(id, { type: 'Resume', data: {} })
  await until(async () => (await drive.eventsOf(id, 'ProvisioningStalled')).length === 2)
  await fixture.deps.inwx.ensureRecords(name, [
    { ...forbidding, content: '0 issue "letsencrypt.org"' },
  ])
  await domainDriver.sendCommand(id, { type: 'Resume', data: {} })
  await until(() => drive.hasEvent(id, 'ProjectWentLive'))
}, 30_000)

test('a further name whose certificate is forbidden stands for itself', async () => {
  const id = await domainDriver.createLiveProject()
  const name = 'caa-zweit.de'
  const data = { domain: { kind: 'registered' as const, name } }
  await domainDriver.sendCommand(id, { type: 'AddDomain', data })
  await domainDriver.runUntilDomain(id, () => drive.hasEvent(id, 'DomainPointed'))
  await fixture.deps.inwx.ensureRecords(name, [
    { type: 'CAA', name, content: '0 issue ";"', ttl: 300 },
  ])
  await domainDriver.runUntilDomain(id, () => drive.hasEvent(id, 'DomainStalled'))
  const [stall] = await drive.eventsOf(id, 'DomainStalled')
  expect(stall?.data).toMatchObject({ domain: name, step: 'propagation', code: 'CAA_FORBIDS' })
}, 30_000)
