import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import { Resolver } from 'node:dns/promises'
import { connect } from 'node:net'
import { Packet } from 'dns2'
import { openAuthoritativeServer } from '../../../src/sandbox/dns/dns-server'
import { createInwxCaller, openSandboxInwx, sandboxNameservers } from '../inwx/sandbox-inwx-fixture'

const zone = 'projekt.example'

/** One question by TCP, by hand: the resolver uses it only when a datagram was cut. */
const queryOverTcp = (port: number, name: string): Promise<Packet> =>
  new Promise((resolve, reject) => {
    const request = new Packet()
    request.header.id = 7
    request.questions = [new Packet.Question(name, Packet.TYPE.A, Packet.CLASS.IN)]
    const message = request.toBuffer()
    const length = Buffer.alloc(2)
    length.writeUInt16BE(message.length)
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.concat([length, message])))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('hung up')))
    socket.once('data', (data) => {
      resolve(Packet.parse(Buffer.from(data).subarray(2)))
      socket.destroy()
    })
  })

describe('the name server', () => {
  let fixture: Awaited<ReturnType<typeof openSandboxInwx>>
  let dns: Awaited<ReturnType<typeof openAuthoritativeServer>>
  let caller: ReturnType<typeof createInwxCaller>
  beforeAll(async () => {
    fixture = await openSandboxInwx()
    dns = await openAuthoritativeServer({
      port: 0,
      zones: fixture.inwx.createZoneLookup(),
      faults: fixture.faults,
    })
    caller = createInwxCaller(fixture.inwx.url)
    await caller.login()
    await put('berger', 'A', '192.0.2.10')
    await put('berger', 'AAAA', '2001:db8::10')
    await put('www.berger', 'CNAME', `berger.${zone}`)
    await put('away', 'CNAME', 'www.example.org')
    await put('mail', 'MX', `berger.${zone}`, 10)
    await put('words', 'TXT', 'v=spf1 -all')
    await put('*.wild', 'A', '192.0.2.11')
  })
  afterEach(() => fixture.faults.clear())
  afterAll(async () => {
    await dns.close()
    await fixture.inwx.close()
    fixture.remove()
  })
  const put = (name: string, type: string, content: string, prio = 0) =>
    caller.call('nameserver.createRecord', {
      domain: zone,
      name: `${name}.${zone}`,
      type,
      content,
      prio,
      ttl: 300,
    })
  const resolver = (timeout = 1000) => {
    const fresh = new Resolver({ timeout, tries: 1 })
    fresh.setServers([`127.0.0.1:${dns.port}`])
    return fresh
  }

  test('answers addresses, also behind a CNAME of the same zone', async () => {
    expect(await resolver().resolve4(`berger.${zone}`)).toEqual(['192.0.2.10'])
    expect(await resolver().resolve6(`berger.${zone}`)).toEqual(['2001:db8::10'])
    expect(await resolver().resolve4(`WWW.berger.${zone}`)).toEqual(['192.0.2.10'])
    expect(await resolver().resolveCname(`www.berger.${zone}`)).toEqual([`berger.${zone}`])
  })

  test('answers mail, text, nameservers and the start of authority', async () => {
    const mail = [{ priority: 10, exchange: `berger.${zone}` }]
    expect(await resolver().resolveMx(`mail.${zone}`)).toEqual(mail)
    expect(await resolver().resolveTxt(`words.${zone}`)).toEqual([['v=spf1 -all']])
    expect((await resolver().resolveNs(zone)).sort()).toEqual(sandboxNameservers)
    expect((await resolver().resolveSoa(zone)).nsname).toBe('ns.inwx.example')
  })

  test('answers below a wildcard', async () => {
    expect(await resolver().resolve4(`any.wild.${zone}`)).toEqual(['192.0.2.11'])
  })

  test('tells an unknown name from one without addresses, and refuses other zones', async () => {
    const missing = await queryOverTcp(dns.port, `missing.${zone}`)
    expect(missing.header.rcode).toBe(Packet.RCODE.NXDOMAIN)
    expect(missing.authorities[0]?.type).toBe(Packet.TYPE.SOA)
    const empty = await queryOverTcp(dns.port, `words.${zone}`)
    expect([empty.header.rcode, empty.answers.length, empty.authorities.length]).toEqual([0, 0, 1])
    const foreign = await queryOverTcp(dns.port, 'www.example.org')
    expect([foreign.header.rcode, foreign.header.aa]).toEqual([Packet.RCODE.REFUSED, 0])
  })

  test('speaks TCP and with authority', async () => {
    const answer = await queryOverTcp(dns.port, `www.berger.${zone}`)
    expect(answer.header.aa).toBe(1)
    const types = answer.answers.map(({ type }) => type as number)
    expect(types).toEqual([Packet.TYPE.CNAME, Packet.TYPE.A])
  })

  test('cuts long datagrams, so that the resolver asks again by TCP', async () => {
    const addresses = Array.from({ length: 60 }, (_, i) => `198.51.100.${i + 1}`)
    for (const address of addresses) await put('many', 'A', address)
    expect((await resolver().resolve4(`many.${zone}`)).sort()).toEqual(addresses.sort())
  })

  test('sees changes at once', async () => {
    await put('new', 'A', '192.0.2.12')
    expect(await resolver().resolve4(`new.${zone}`)).toEqual(['192.0.2.12'])
  })

  test('gives no answer while it is down or slow', async () => {
    fixture.faults.add({ vendor: 'dns', kind: 'down', times: 10 })
    await expect(resolver(100).resolve4(`berger.${zone}`)).rejects.toThrow('ETIMEOUT')
    await expect(queryOverTcp(dns.port, `berger.${zone}`)).rejects.toThrow('hung up')
    fixture.faults.clear()
    fixture.faults.add({ vendor: 'dns', kind: 'timeout', times: 10 })
    await expect(resolver(100).resolve4(`berger.${zone}`)).rejects.toThrow('ETIMEOUT')
  })

  test('refuses with SERVFAIL, or with the code of the switch', async () => {
    fixture.faults.add({ vendor: 'dns', kind: 'refuse', times: 1 })
    expect((await queryOverTcp(dns.port, `berger.${zone}`)).header.rcode).toBe(
      Packet.RCODE.SERVFAIL,
    )
    fixture.faults.add({ vendor: 'dns', method: 'query', kind: 'refuse', code: 3, times: 1 })
    expect((await queryOverTcp(dns.port, `berger.${zone}`)).header.rcode).toBe(
      Packet.RCODE.NXDOMAIN,
    )
  })
})
