import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { VendorCall } from '../../../src/integrations/call-context'
import { openDns } from '../../../src/integrations/dns/dns-client'
import { isPublic } from '../../../src/integrations/dns/is-public-address'
import { openDns as openDnsStandIn } from '../../../src/sandbox/dns/dns-server'
import { openFaults } from '../../../src/sandbox/fault-injector'
import { address, failureOf, givenClient, zone } from '../inwx/inwx-client-fixture'

describe('asking the authoritative servers', () => {
  let given: Awaited<ReturnType<typeof givenClient>>
  let standIns: Awaited<ReturnType<typeof openDnsStandIn>>[]
  const second = openFaults()
  beforeAll(async () => {
    given = await givenClient()
    const zones = given.inwx.zonesForDns()
    standIns = await Promise.all(
      [given.faults, second].map((faults) => openDnsStandIn({ port: 0, zones, faults })),
    )
    const ipv6 = { type: 'AAAA' as const, content: '2001:db8::1', ttl: 300 }
    const www = { type: 'CNAME' as const, content: `berger.${zone}`, ttl: 300 }
    await given.client.ensureRecords(zone, [
      address('berger'),
      { ...ipv6, name: `berger.${zone}` },
      { ...www, name: `www.berger.${zone}` },
    ])
  })
  afterEach(() => {
    given.faults.clear()
    second.clear()
  })
  afterAll(async () => {
    await Promise.all(standIns.map((standIn) => standIn.close()))
    await given.close()
  })
  const servers = () => standIns.map(({ port }) => `127.0.0.1:${port}`)
  const dns = (calls: VendorCall[] = []) =>
    openDns({
      servers: servers(),
      record: (call) => void calls.push(call),
      timeoutMs: 150,
      tries: 1,
    })
  const berger = { zone, name: `berger.${zone}`, ipv4: '192.0.2.10' }

  test('finds addresses, and none where there are none', async () => {
    const [server = ''] = servers()
    const both = ['192.0.2.10', '2001:db8::1']
    expect(await dns().addressesAt(`berger.${zone}`, server)).toEqual(both)
    expect(await dns().addressesAt(`www.berger.${zone}`, server)).toEqual(both)
    expect(await dns().addressesAt(`none.${zone}`, server)).toEqual([])
    expect(await dns().addressesAt(zone, server)).toEqual([])
    expect(await dns().nameserversOf(zone)).toEqual(servers())
  })

  test('sees a name at all servers', async () => {
    const everywhere = { seenBy: servers(), missingAt: [] }
    expect(await dns().visible(berger)).toEqual(everywhere)
    expect(await dns().visible({ ...berger, ipv6: '2001:0db8::0001' })).toEqual(everywhere)
  })

  test('misses a name that leads elsewhere, or nowhere', async () => {
    const nowhere = { seenBy: [], missingAt: servers() }
    expect(await dns().visible({ ...berger, ipv4: '192.0.2.99' })).toEqual(nowhere)
    expect(await dns().visible({ ...berger, ipv6: '2001:db8::2' })).toEqual(nowhere)
    expect(await dns().visible({ ...berger, name: `none.${zone}` })).toEqual(nowhere)
  })

  test('sees a record as soon as it is there', async () => {
    const [first = ''] = servers()
    const client = dns()
    expect(await client.addressesAt(`later.${zone}`, first)).toEqual([])
    await given.client.ensureRecords(zone, [address('later')])
    expect(await client.addressesAt(`later.${zone}`, first)).toEqual(['192.0.2.10'])
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
    const [seen = '', missing = ''] = servers()
    expect(await dns().visible(berger)).toEqual({ seenBy: [seen], missingAt: [missing] })
  })

  test('tells a failing server from a missing name', async () => {
    const [server = ''] = servers()
    given.faults.add({ vendor: 'dns', kind: 'refuse', times: 20 })
    const failure = await failureOf(dns().addressesAt(`berger.${zone}`, server))
    expect(failure).toMatchObject({ vendor: 'dns', errorClass: 'transient', code: 'ESERVFAIL' })
    given.faults.clear()
    given.faults.add({ vendor: 'dns', kind: 'timeout', times: 20 })
    const silence = await failureOf(dns().addressesAt(`berger.${zone}`, server))
    expect(silence.code).toBe('ETIMEOUT')
  })

  test('takes nonsense for a server as a failure of its own kind', async () => {
    const failure = await failureOf(
      openDns({ servers: ['nonsense'], record: () => undefined }).addressesAt(zone, 'nonsense'),
    )
    expect(failure.vendor).toBe('dns')
  })

  test('records its questions', async () => {
    const calls: VendorCall[] = []
    const [server = ''] = servers()
    await dns(calls).addressesAt(`none.${zone}`, server)
    expect(calls.map(({ method, code, outcome }) => [method, code, outcome]).sort()).toEqual([
      ['A', 'ENOTFOUND', 'ok'],
      ['AAAA', 'ENOTFOUND', 'ok'],
    ])
    expect(calls[0]?.request).toEqual({ name: `none.${zone}`, at: server })
  })
})

test('questions do not go into our own networks', async () => {
  const dns = openDns({ record: () => undefined })
  expect((await failureOf(dns.addressesAt('berger.example', '127.0.0.1'))).code).toBe(
    'NO_PUBLIC_ADDRESS',
  )
  const inside = ['10.1.2.3', '172.20.0.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:10.0.0.1']
  expect(inside.filter(isPublic)).toEqual([])
  expect(['185.181.104.96', '2a0a:c980::53'].filter(isPublic)).toHaveLength(2)
})
