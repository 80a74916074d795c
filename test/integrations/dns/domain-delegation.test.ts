import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { commonDnsLabels } from '../../../src/domain/naming/common-dns-names'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openDnsClient } from '../../../src/integrations/dns/dns-client'
import { openNameServers } from '../../../src/sandbox/dns/name-servers'
import { sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'
import { exampleRegistrant, exampleZone, openInwxClientFixture } from '../inwx/inwx-client-fixture'
import { vendorErrorOf } from '../vendor-error-of'

const oldNameservers = ['ns1.old-provider.example', 'ns2.old-provider.example']

const calls: VendorCall[] = []
let now = Date.parse('2026-11-21T10:00:00Z')
const fixture = await openInwxClientFixture({ now: () => now, registrationMs: 1, transferMs: 1 })
const servers = await openNameServers({
  inwx: fixture.inwx,
  faults: fixture.faults,
  nameservers: sandboxNameservers,
})
const record = (call: VendorCall) => void calls.push(call)
const dns = openDnsClient({ network: servers.clientSettings, record, timeoutMs: 600, tries: 1 })
const registrant = await fixture.client.ensureContact(exampleRegistrant)
afterEach(() => fixture.faults.clear())
afterAll(async () => {
  await servers.close()
  await fixture.close()
})

const transfer = (domain: string, authCode = 'secret') =>
  fixture.client.ensureTransferred({
    domain,
    registrant,
    nameservers: sandboxNameservers,
    authCode,
  })

describe('where a domain leads', () => {
  test('is told by the parent, as INWX stands', async () => {
    expect((await dns.resolveNameservers(exampleZone)).sort()).toEqual(sandboxNameservers)
    expect(await dns.resolveNameservers('frei.de')).toEqual([])
    expect((await dns.resolveNameservers('vergeben-huber.de')).sort()).toEqual(oldNameservers)
    await fixture.client.ensureRegistered({
      domain: 'frei.de',
      registrant,
      nameservers: sandboxNameservers,
    })
    expect(await dns.resolveNameservers('frei.de')).toEqual([])
    now += 1
    expect((await dns.resolveNameservers('frei.de')).sort()).toEqual(sandboxNameservers)
  })

  test('is the old provider until the transfer is complete, then us', async () => {
    const domain = 'vergeben-umzug.de'
    const ours = { zone: domain, name: domain, ipv4: '203.0.113.7' }
    await fixture.client.ensureZone(domain, sandboxNameservers)
    await fixture.client.ensureRecords(domain, [
      { type: 'A', name: domain, content: ours.ipv4, ttl: 300 },
    ])
    expect(await dns.checkVisibility(ours)).toEqual({ seenBy: [], missingAt: oldNameservers })
    await transfer(domain)
    expect((await dns.resolveNameservers(domain)).sort()).toEqual(oldNameservers)
    now += 1
    const { seenBy, missingAt } = await dns.checkVisibility(ours)
    expect([seenBy.sort(), missingAt]).toEqual([sandboxNameservers, []])
  })

  test('stays at the old provider after a transfer that failed', async () => {
    const domain = 'vergeben-treu.de'
    await transfer(domain, 'fails-later')
    now += 1
    expect((await fixture.client.observeDomain(domain)).state).toBe('failed')
    expect((await dns.readPublicZone(domain, commonDnsLabels)).nameservers).toEqual(oldNameservers)
  })

  test('has a zone that can be copied, with all that mail needs', async () => {
    const domain = 'vergeben-huber.de'
    calls.length = 0
    const { nameservers: from, records } = await dns.readPublicZone(domain, commonDnsLabels)
    expect(from).toEqual(oldNameservers)
    expect(records.map(({ type, name }) => `${type} ${name}`).sort()).toEqual([
      `A mail.${domain}`,
      `A ${domain}`,
      `CAA ${domain}`,
      `CNAME autodiscover.${domain}`,
      `CNAME www.${domain}`,
      `MX ${domain}`,
      `SRV _caldavs._tcp.${domain}`,
      `TXT _dmarc.${domain}`,
      `TXT default._domainkey.${domain}`,
      `TXT ${domain}`,
    ])
    const contents = records.map(({ content }) => content)
    expect(contents).toContain(`10 mail.${domain}`)
    expect(contents).toContain('0 issue "letsencrypt.org"')
    expect(contents).toContain('0 1 443 calendar.old-provider.example')
    expect(contents).toContain('v=spf1 mx include:spf.old-provider.example -all')
    expect(new Set(records.map(({ ttl }) => ttl))).toEqual(new Set([3600]))
    const key = records.find(({ name }) => name.startsWith('default._domainkey'))
    expect(key?.content.length).toBeGreaterThan(255)
    expect(calls.map(({ method }) => method)).toEqual(['NS', 'ZONE'])
    expect((await dns.readPublicZone('VERGEBEN-huber.de.', commonDnsLabels)).records).toEqual(
      records,
    )
  })

  test('is copied to INWX as it was, and read from there again', async () => {
    const domain = 'vergeben-kopie.de'
    const { records } = await dns.readPublicZone(domain, commonDnsLabels)
    await fixture.client.ensureZone(domain, sandboxNameservers)
    await fixture.client.ensureRecords(domain, records)
    await transfer(domain)
    now += 1
    const after = await dns.readPublicZone(domain, commonDnsLabels)
    expect(after.nameservers).toEqual(sandboxNameservers)
    expect(after.records).toEqual(records)
  })

  test('tells a wildcard once, and what stands beside it', async () => {
    const record = { type: 'A' as const, ttl: 300 }
    await fixture.client.ensureRecords(exampleZone, [
      { ...record, name: `*.${exampleZone}`, content: '192.0.2.1' },
      { ...record, name: `www.${exampleZone}`, content: '192.0.2.2' },
      { ...record, name: exampleZone, content: '192.0.2.1' },
    ])
    const { records } = await dns.readPublicZone(exampleZone, commonDnsLabels)
    expect(records.map(({ name, content }) => `${name} ${content}`)).toEqual([
      `${exampleZone} 192.0.2.1`,
      `*.${exampleZone} 192.0.2.1`,
      `www.${exampleZone} 192.0.2.2`,
    ])
  })

  test('is asked at the second server when the first does not answer', async () => {
    fixture.faults.add({ vendor: 'dns', method: 'old provider', kind: 'refuse', times: 1 })
    const { records } = await dns.readPublicZone('vergeben-huber.de', commonDnsLabels)
    expect(records.length).toBe(10)
    expect(calls.filter(({ method }) => method === 'ZONE').at(-2)?.outcome).toBe('failed')
  })

  test('is a failure when no server answers, and nothing where there is no domain', async () => {
    fixture.faults.add({ vendor: 'dns', method: 'old provider', kind: 'timeout', times: 100 })
    const failure = await vendorErrorOf(dns.readPublicZone('vergeben-huber.de', commonDnsLabels))
    expect(failure).toMatchObject({ vendor: 'dns', errorClass: 'transient', code: 'ETIMEDOUT' })
    fixture.faults.clear()
    fixture.faults.add({ vendor: 'dns', method: 'delegation', kind: 'refuse', times: 9 })
    expect((await vendorErrorOf(dns.resolveNameservers(exampleZone))).code).toBe('ESERVFAIL')
    fixture.faults.clear()
    expect(await dns.readPublicZone('niemand.de', commonDnsLabels)).toEqual({
      nameservers: [],
      records: [],
      gaps: [],
    })
  })

  test('is not asked at servers that are nowhere', async () => {
    const failure = await vendorErrorOf(dns.resolveAddresses('www.vergeben.de', 'ns.fremd.example'))
    expect(failure.code).toBe('NO_PUBLIC_ADDRESS')
  })
})
