import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openDnsClient } from '../../../src/integrations/dns/dns-client'
import { isPublicAddress } from '../../../src/integrations/dns/is-public-address'
import { openAuthoritativeServer as openDnsStandIn } from '../../../src/sandbox/dns/dns-server'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import { addressRecord, exampleZone, openInwxClientFixture } from '../inwx/inwx-client-fixture'
import { vendorErrorOf } from '../vendor-error-of'

const second = createFaultInjector()
const fixture = await openInwxClientFixture()
const zones = fixture.inwx.createZoneLookup()
const standIns = await Promise.all(
  [fixture.faults, second].map((faults) => openDnsStandIn({ port: 0, zones, faults })),
)
const ipv6 = { type: 'AAAA' as const, content: '2001:db8::1', ttl: 300 }
const www = { type: 'CNAME' as const, content: `berger.${exampleZone}`, ttl: 300 }
await fixture.client.ensureRecords(exampleZone, [
  addressRecord('berger'),
  { ...ipv6, name: `berger.${exampleZone}` },
  { ...www, name: `www.berger.${exampleZone}` },
])
afterEach(() => {
  fixture.faults.clear()
  second.clear()
})
afterAll(async () => {
  await Promise.all(standIns.map((standIn) => standIn.close()))
  await fixture.close()
})

describe('asking the authoritative servers', () => {
  const servers = () => standIns.map(({ port }) => `127.0.0.1:${port}`)
  const dns = (calls: VendorCall[] = []) =>
    openDnsClient({
      servers: servers(),
      record: (call) => void calls.push(call),
      timeoutMs: 150,
      tries: 1,
    })
  const berger = { zone: exampleZone, name: `berger.${exampleZone}`, ipv4: '192.0.2.10' }

  test('finds addresses, and none where there are none', async () => {
    const [server = ''] = servers()
    const both = ['192.0.2.10', '2001:db8::1']
    expect(await dns().resolveAddresses(`berger.${exampleZone}`, server)).toEqual(both)
    expect(await dns().resolveAddresses(`www.berger.${exampleZone}`, server)).toEqual(both)
    expect(await dns().resolveAddresses(`none.${exampleZone}`, server)).toEqual([])
    expect(await dns().resolveAddresses(exampleZone, server)).toEqual([])
    expect(await dns().resolveNameservers(exampleZone)).toEqual(servers())
  })

  test('sees a name at all servers', async () => {
    const everywhere = { seenBy: servers(), missingAt: [] }
    expect(await dns().checkVisibility(berger)).toEqual(everywhere)
    expect(await dns().checkVisibility({ ...berger, ipv6: '2001:0db8::0001' })).toEqual(everywhere)
  })

  test('misses a name that leads elsewhere, or nowhere', async () => {
    const nowhere = { seenBy: [], missingAt: servers() }
    expect(await dns().checkVisibility({ ...berger, ipv4: '192.0.2.99' })).toEqual(nowhere)
    expect(await dns().checkVisibility({ ...berger, ipv6: '2001:db8::2' })).toEqual(nowhere)
    expect(await dns().checkVisibility({ ...berger, name: `none.${exampleZone}` })).toEqual(nowhere)
  })

  test('sees a record as soon as it is there', async () => {
    const [first = ''] = servers()
    const client = dns()
    expect(await client.resolveAddresses(`later.${exampleZone}`, first)).toEqual([])
    await fixture.client.ensureRecords(exampleZone, [addressRecord('later')])
    expect(await client.resolveAddresses(`later.${exampleZone}`, first)).toEqual(['192.0.2.10'])
  })

  test.each([
    'down',
    'timeout',
    'refuse',
    'error500',
    'rateLimited',
    'garbage',
    'replyLost',
  ] as const)('counts a server that is %s as missing', async (kind) => {
    second.add({ vendor: 'dns', kind, times: 20 })
    const [first = '', missing = ''] = servers()
    expect(await dns().checkVisibility(berger)).toEqual({ seenBy: [first], missingAt: [missing] })
  })

  test('tells a failing server from a missing name', async () => {
    const [server = ''] = servers()
    fixture.faults.add({ vendor: 'dns', kind: 'refuse', times: 20 })
    const failure = await vendorErrorOf(dns().resolveAddresses(`berger.${exampleZone}`, server))
    expect(failure).toMatchObject({ vendor: 'dns', errorClass: 'transient', code: 'ESERVFAIL' })
    fixture.faults.clear()
    fixture.faults.add({ vendor: 'dns', kind: 'timeout', times: 20 })
    const silence = await vendorErrorOf(dns().resolveAddresses(`berger.${exampleZone}`, server))
    expect(silence.code).toBe('ETIMEOUT')
  })

  test('takes nonsense for a server as a failure of its own kind', async () => {
    const failure = await vendorErrorOf(
      openDnsClient({ servers: ['nonsense'], record: () => undefined }).resolveAddresses(
        exampleZone,
        'nonsense',
      ),
    )
    expect(failure.vendor).toBe('dns')
  })

  test('records its questions', async () => {
    const calls: VendorCall[] = []
    const [server = ''] = servers()
    await dns(calls).resolveAddresses(`none.${exampleZone}`, server)
    expect(calls.map(({ method, code, outcome }) => [method, code, outcome]).sort()).toEqual([
      ['A', 'ENOTFOUND', 'ok'],
      ['AAAA', 'ENOTFOUND', 'ok'],
    ])
    expect(calls[0]?.request).toEqual({ name: `none.${exampleZone}`, at: server })
  })
})

test('questions do not go into our own networks', async () => {
  const dns = openDnsClient({ record: () => undefined })
  expect((await vendorErrorOf(dns.resolveAddresses('berger.example', '127.0.0.1'))).code).toBe(
    'NO_PUBLIC_ADDRESS',
  )
  const inside = ['10.1.2.3', '172.20.0.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:10.0.0.1']
  expect(inside.filter(isPublicAddress)).toEqual([])
  expect(['185.181.104.96', '2a0a:c980::53'].filter(isPublicAddress)).toHaveLength(2)
})
