import { afterAll, describe, expect, test } from 'bun:test'
import type { OptAnswer, RecordType } from 'dns-packet'
import { openAuthoritativeServer } from '../../../src/sandbox/dns/dns-server'
import { openInwxSession } from '../inwx/sandbox-inwx-fixture'
import { exchangeDatagram, queryByTcp, queryByUdp } from './dns-exchange'

const zone = 'projekt.example'
const fixture = await openInwxSession()
const dns = await openAuthoritativeServer({
  port: 0,
  zones: fixture.inwx.createZoneLookup(),
  faults: fixture.faults,
})
const digest = 'ab'.repeat(32)
const records: [name: string, type: string, content: string, prio?: number][] = [
  ['site', 'A', '192.0.2.10'],
  ['site', 'HTTPS', '1 . alpn="h2,h3" port=8443 ipv4hint=192.0.2.10 ipv6hint=2001:db8::1'],
  ['_25._tcp.site', 'TLSA', `3 1 1 ${digest}`],
  ['site', 'SSHFP', `4 2 ${digest}`],
  ['10.2.0', 'PTR', 'site.projekt.example'],
  ['nomail', 'MX', '.', 0],
  ['www', 'CNAME', `site.${zone}`],
  ['broken', 'CNAME', `nowhere.${zone}`],
  ['away', 'NS', 'ns1.away.projekt.example'],
  ['away', 'NS', 'ns.other.example'],
  ['ns1.away', 'A', '192.0.2.53'],
  ['words', 'TXT', 'ä'.repeat(200)],
  ['words', 'CAA', '0 issue "letsencrypt.org; validationmethods=dns-01"'],
  ['_sip._tcp', 'SRV', '5 5060 .', 0],
]
for (const [name, type, content, prio = 0] of records) {
  const params = { domain: zone, name: `${name}.${zone}`, type, content, prio, ttl: 300 }
  expect([name, type, await fixture.caller.code('nameserver.createRecord', params)]).toEqual([
    name,
    type,
    1000,
  ])
}
afterAll(async () => {
  await dns.close()
  await fixture.close()
})

const ask = (name: string, type: RecordType) =>
  queryByUdp(dns.port, { questions: [{ name: `${name}.${zone}`, type }] })

/** dns-packet spells codes of answers in words. */
const codeOf = ({ rcode }: object & { rcode?: unknown }) => rcode

const withOpt = (opt: object): OptAnswer =>
  ({ type: 'OPT', name: '.', udpPayloadSize: 4096, ednsVersion: 0, flags: 0, ...opt }) as OptAnswer

describe('types of records', () => {
  test('TLSA, SSHFP and PTR come as a foreign client reads them', async () => {
    const certificate = Buffer.from(digest, 'hex')
    expect((await ask('_25._tcp.site', 'TLSA')).answers).toMatchObject([
      { type: 'TLSA', data: { usage: 3, selector: 1, matchingType: 1, certificate } },
    ])
    expect((await ask('site', 'SSHFP')).answers).toMatchObject([
      { type: 'SSHFP', data: { algorithm: 4, hash: 2, fingerprint: digest.toUpperCase() } },
    ])
    expect((await ask('10.2.0', 'PTR')).answers).toMatchObject([
      { type: 'PTR', data: `site.${zone}` },
    ])
  })

  test('HTTPS carries its parameters in the order of their keys', async () => {
    const [answer] = (await ask('site', 'UNKNOWN_65' as RecordType)).answers ?? []
    const bytes = [
      ...[0, 1, 0],
      ...[0, 1, 0, 6, 2, 0x68, 0x32, 2, 0x68, 0x33],
      ...[0, 3, 0, 2, 0x20, 0xfb],
      ...[0, 4, 0, 4, 192, 0, 2, 10],
      ...[0, 6, 0, 16, 0x20, 1, 0x0d, 0xb8, ...Array(11).fill(0), 1],
    ]
    expect(answer).toMatchObject({ name: `site.${zone}`, data: Buffer.from(bytes) })
  })

  test('a null MX and an SRV without a target lead to the root', async () => {
    expect((await ask('nomail', 'MX')).answers).toMatchObject([
      { data: { preference: 0, exchange: '.' } },
    ])
    expect((await ask('_sip._tcp', 'SRV')).answers).toMatchObject([{ data: { target: '.' } }])
  })

  test('long texts are split by bytes, and a CAA keeps its parameters', async () => {
    const [text] = (await ask('words', 'TXT')).answers ?? []
    expect(text).toMatchObject({ type: 'TXT' })
    const chunks = text && 'data' in text && Array.isArray(text.data) ? text.data : []
    expect(Buffer.concat(chunks.map((one) => Buffer.from(one))).toString()).toBe('ä'.repeat(200))
    expect((await ask('words', 'CAA')).answers).toMatchObject([
      { data: { tag: 'issue', value: 'letsencrypt.org; validationmethods=dns-01' } },
    ])
  })

  test.each([
    ['TLSA', '3 1 1 xyz'],
    ['TLSA', '1 1 abcd'],
    ['SSHFP', '4 2 abc'],
    ['HTTPS', 'h2 .'],
    ['HTTPS', '1 . ipv4hint=h2'],
    ['SVCB', '1'],
    ['MX', 'mail.projekt.example.'],
    ['CNAME', '.'],
  ])('a %s of "%s" is refused by the API', async (type, content) => {
    const params = { domain: zone, name: `bad.${zone}`, type, content, ttl: 300 }
    expect(await fixture.caller.code('nameserver.createRecord', params)).toBe(2005)
  })
})

describe('negative answers and referrals', () => {
  test('a CNAME whose target has no such record says so with the SOA', async () => {
    const reply = await ask('www', 'AAAA')
    expect(codeOf(reply)).toBe('NOERROR')
    expect(reply.answers).toMatchObject([{ type: 'CNAME', data: `site.${zone}` }])
    expect(reply.authorities).toMatchObject([{ type: 'SOA', name: zone, ttl: 300 }])
  })

  test('a CNAME into the void of its zone is NXDOMAIN', async () => {
    const reply = await ask('broken', 'A')
    expect([codeOf(reply), reply.answers?.length, reply.authorities?.length]).toEqual([
      'NXDOMAIN',
      1,
      1,
    ])
  })

  test('ANY at the apex includes the SOA, and at a CNAME is the CNAME', async () => {
    const apex = await queryByTcp(dns.port, { questions: [{ name: zone, type: 'ANY' as never }] })
    expect(apex.answers?.map(({ type }) => type).sort()).toEqual(['NS', 'NS', 'SOA'])
    const alias = await queryByTcp(dns.port, {
      questions: [{ name: `www.${zone}`, type: 'ANY' as never }],
    })
    expect(alias.answers?.map(({ type }) => type)).toEqual(['CNAME'])
  })

  test.each(['away', 'deep.down.away'])('%s is referred to its own servers', async (name) => {
    const reply = await ask(name, 'A')
    expect([codeOf(reply), reply.flag_aa, reply.answers]).toEqual(['NOERROR', false, []])
    expect(reply.authorities).toMatchObject([
      { type: 'NS', name: `away.${zone}`, data: 'ns1.away.projekt.example' },
      { type: 'NS', name: `away.${zone}`, data: 'ns.other.example' },
    ])
    expect(reply.additionals).toMatchObject([
      { type: 'A', name: `ns1.away.${zone}`, data: '192.0.2.53' },
    ])
  })

  test('the SOA names its mailbox and moves with every change', async () => {
    const readSoa = async () => {
      const reply = await queryByUdp(dns.port, { questions: [{ name: zone, type: 'SOA' }] })
      const [soa] = reply.answers ?? []
      if (soa?.type !== 'SOA') throw new Error(`expected a SOA, found ${soa?.type}`)
      return soa.data
    }
    const before = await readSoa()
    expect(before).toMatchObject({ mname: 'ns.inwx.example', rname: 'hostmaster.inwx.de' })
    await fixture.caller.call('nameserver.createRecord', {
      domain: zone,
      name: `moves.${zone}`,
      type: 'A',
      content: '192.0.2.20',
    })
    expect((await readSoa()).serial ?? 0).toBeGreaterThan(before.serial ?? 0)
  })

  test('keeps the letters of the question, which resolvers compare', async () => {
    const name = 'SiTe.pRoJeKt.ExAmPlE'
    const reply = await queryByUdp(dns.port, { questions: [{ name, type: 'A' }] })
    expect([reply.questions?.[0]?.name, reply.answers?.[0]?.name]).toEqual([name, name])
  })
})

describe('EDNS', () => {
  const questions = [{ name: `site.${zone}`, type: 'A' as const }]

  test('is answered where it is asked for, and only there', async () => {
    const plain = await queryByUdp(dns.port, { questions })
    expect(plain.additionals).toEqual([])
    const extended = await queryByUdp(dns.port, { questions, additionals: [withOpt({})] })
    expect(extended.additionals).toMatchObject([
      { type: 'OPT', udpPayloadSize: 1232, ednsVersion: 0 },
    ])
  })

  test('lets longer datagrams through, up to what both can take', async () => {
    for (let i = 1; i <= 60; i += 1)
      await fixture.caller.call('nameserver.createRecord', {
        domain: zone,
        name: `many.${zone}`,
        type: 'A',
        content: `198.51.100.${i}`,
      })
    const many = [{ name: `many.${zone}`, type: 'A' as const }]
    const [plain, small, large] = await Promise.all(
      [undefined, 700, 4096].map((udpPayloadSize) =>
        queryByUdp(dns.port, {
          questions: many,
          ...(udpPayloadSize && { additionals: [withOpt({ udpPayloadSize })] }),
        }),
      ),
    )
    expect([plain, small, large].map((reply) => [reply?.flag_tc, reply?.answers?.length])).toEqual([
      [true, 0],
      [true, 0],
      [false, 60],
    ])
    expect((await queryByTcp(dns.port, { questions: many })).answers).toHaveLength(60)
  })

  test('of another version is BADVERS', async () => {
    const reply = await queryByUdp(dns.port, {
      questions,
      additionals: [withOpt({ ednsVersion: 1 })],
    })
    expect([codeOf(reply), reply.answers]).toEqual(['NOERROR', []])
    expect(reply.additionals).toMatchObject([{ type: 'OPT', extendedRcode: 1, ednsVersion: 0 }])
  })
})

describe('what no name server answers', () => {
  const header = (flags: number, ...counts: number[]) =>
    Buffer.from([0, 9, flags >> 8, flags & 0xff, ...counts.flatMap((one) => [0, one])])
  const name = Buffer.from('\x04site\x07projekt\x07example\x00', 'latin1')
  const question = (type: number, recordClass: number) =>
    Buffer.concat([name, Buffer.from([0, type, 0, recordClass])])
  const rcodeOf = (reply: Buffer | undefined) => reply && [reply[1], (reply[3] ?? 0) & 0xf]
  const send = (...parts: Buffer[]) => exchangeDatagram(dns.port, Buffer.concat(parts))

  test.each([
    ['NOTIFY', header(0x2000, 1, 0, 0, 0), question(6, 1), 5],
    ['UPDATE', header(0x2800, 1, 0, 0, 0), question(6, 1), 5],
    ['STATUS', header(0x1000, 1, 0, 0, 0), question(1, 1), 4],
    ['class CH', header(0, 1, 0, 0, 0), question(16, 3), 5],
    ['class HS', header(0, 1, 0, 0, 0), question(1, 4), 5],
    ['AXFR', header(0, 1, 0, 0, 0), question(252, 1), 5],
    ['no question', header(0, 0, 0, 0, 0), Buffer.alloc(0), 1],
    ['two questions', header(0, 2, 0, 0, 0), question(1, 1), 1],
    ['a cut question', header(0, 1, 0, 0, 0), question(1, 1).subarray(0, 9), 1],
    ['a pointer to itself', header(0, 1, 0, 0, 0), Buffer.from([0xc0, 12, 0, 1, 0, 1]), 1],
    ['a record that is missing', header(0, 1, 0, 0, 1), question(1, 1), 1],
  ])('%s gets its code', async (_, head, body, rcode) => {
    expect(rcodeOf(await send(head, body))).toEqual([9, rcode])
  })

  test('two OPT records are FORMERR', async () => {
    const opt = Buffer.from([0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0])
    const reply = await send(header(0, 1, 0, 0, 2), question(1, 1), opt, opt)
    expect(rcodeOf(reply)).toEqual([9, 1])
  })

  test('answers and bytes that are no message get silence', async () => {
    const replies = await Promise.all([
      send(header(0x8000, 1, 0, 0, 0), question(1, 1)),
      send(Buffer.from([1, 2, 3])),
    ])
    expect(replies).toEqual([undefined, undefined])
  })
})
