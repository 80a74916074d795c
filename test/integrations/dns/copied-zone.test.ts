import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import { createSocket } from 'node:dgram'
import { Packet } from 'dns2'
import fc from 'fast-check'
import { commonDnsLabels } from '../../../src/domain/naming/common-dns-names'
import { toWritableRecords } from '../../../src/domain/naming/copied-records'
import { openDnsClient } from '../../../src/integrations/dns/dns-client'
import { queryNameserver } from '../../../src/integrations/dns/query-nameserver'
import {
  openAuthoritativeServer,
  openDelegationResolver,
} from '../../../src/sandbox/dns/dns-server'
import type { ZoneRecord } from '../../../src/sandbox/inwx/store/documents'
import type { ZoneLookup } from '../../../src/sandbox/inwx/zones/zone-lookup'
import { sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'
import { openInwxClientFixture } from '../inwx/inwx-client-fixture'

const zone = 'firma.example'
const nameserver = 'ns.old.example'

/** The old provider's zone, one `TYPE name content` for each record; `@` is the apex. */
let lines: string[] = []

const toName = (label: string) => (label === '@' ? zone : `${label}.${zone}`)

const parseLine = (line: string, index: number): ZoneRecord => {
  const [, type = '', label = '', content = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? []
  const [, prio = '0', rest = ''] = /^(\d+) (.*)$/.exec(content) ?? []
  const hasPriority = type === 'MX' || type === 'SRV'
  return {
    id: String(index),
    zone,
    name: toName(label),
    type,
    content: hasPriority ? rest : content,
    prio: hasPriority ? Number(prio) : 0,
    ttl: 60,
  }
}

const zones: ZoneLookup = {
  findZone: (name) =>
    name === zone || name.endsWith(`.${zone}`)
      ? { name: zone, ns: [nameserver], soaEmail: `hostmaster@${zone}`, serial: 1 }
      : undefined,
  recordsAt: (_, name) => lines.map(parseLine).filter((record) => record.name === name),
  hasRecordsAtOrBelow: (_, name) =>
    lines.map(parseLine).some((one) => one.name === name || one.name.endsWith(`.${name}`)),
}

const fixture = await openInwxClientFixture({ now: Date.now, registrationMs: 1, transferMs: 1 })
const { faults } = fixture
const server = await openAuthoritativeServer({ port: 0, zones, faults })
const resolver = await openDelegationResolver({
  port: 0,
  findDelegation: (name) => (name === zone ? [nameserver] : undefined),
  faults,
})
const dns = openDnsClient({
  network: {
    resolver: `127.0.0.1:${resolver.port}`,
    nameservers: { [nameserver]: `127.0.0.1:${server.port}` },
  },
  record: () => undefined,
})
afterAll(async () => {
  await server.close()
  await resolver.close()
  await fixture.close()
})
beforeEach(() => {
  lines = []
})

const formatLine = ({ type, name, content }: { type: string; name: string; content: string }) =>
  `${type} ${name === zone ? '@' : name.slice(0, -zone.length - 1)} ${content}`

const copy = async (...given: string[]) => {
  lines = given
  const { records, gaps } = await dns.readPublicZone(zone, commonDnsLabels)
  return { lines: records.map(formatLine).toSorted(), gaps }
}

const expectWholeCopy = async (...given: string[]) => {
  expect(await copy(...given)).toEqual({ lines: given.toSorted(), gaps: [] })
}

describe('a zone whose records refer to names that nobody would guess', () => {
  test.each<string[]>([
    ['MX', 'MX @ 10 post.firma.example', 'A post 192.0.2.1', 'AAAA post 2001:db8::1'],
    ['MX of a host', 'MX shop 5 eingang.firma.example', 'A eingang 192.0.2.1'],
    ['SRV', 'SRV _sip._tcp 1 2 5060 telefon.firma.example', 'A telefon 192.0.2.2'],
    ['CNAME', 'CNAME www lb7.firma.example', 'A lb7 192.0.2.3', 'TXT lb7 owner=web'],
    [
      'CNAME after CNAME',
      'CNAME autodiscover eins.firma.example',
      'CNAME eins zwei.firma.example',
      'CNAME zwei drei.firma.example',
      'A drei 192.0.2.4',
    ],
    ['CNAME away', 'CNAME selector1._domainkey s1.mail.example', 'CNAME shop shops.example'],
    ['CNAME of a key', 'CNAME k1._domainkey dk.firma.example', 'TXT dk v=DKIM1; p=abc'],
    ['HTTPS', 'HTTPS @ 1 kante.firma.example alpn="h2,h3"', 'A kante 192.0.2.5'],
    ['SVCB', 'SVCB shop 2 dienst.firma.example port=8443', 'AAAA dienst 2001:db8::2'],
    [
      'SPF',
      'TXT @ v=spf1 a:senden.firma.example include:_netze.firma.example exists:%{i}.firma.example -all',
      'A senden 192.0.2.6',
      'TXT _netze v=spf1 ip4:192.0.2.0/24 redirect=_rest.firma.example',
      'TXT _rest v=spf1 -all',
    ],
    [
      'TLSA of the mail server',
      'MX @ 10 post.firma.example',
      'A post 192.0.2.1',
      'TLSA _25._tcp.post 3 1 1 0a0b0c',
    ],
  ])('by %s', (_, ...given) => expectWholeCopy(...given))

  test('is copied with all that stands at such a name', () =>
    expectWholeCopy(
      'MX @ 10 post.firma.example',
      'A post 192.0.2.1',
      'TXT post v=spf1 a -all',
      'SSHFP post 4 2 0a0b',
      'CAA post 0 issue "letsencrypt.org"',
      'MX post 20 post.firma.example',
    ))

  test('ends where records refer to each other', () =>
    expectWholeCopy(
      'MX @ 10 a.firma.example',
      'MX a 10 b.firma.example',
      'MX b 10 a.firma.example',
      'CNAME www www2.firma.example',
      'CNAME www2 www.firma.example',
    ))
})

/** Each label is referred to by one record, at the apex or at a label before it. */
const zoneOfReferences = fc
  .array(
    fc.record({
      kind: fc.constantFrom('MX', 'SRV', 'CNAME', 'SPF', 'HTTPS', 'SVCB'),
      from: fc.nat(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((references) =>
    references.flatMap(({ kind, from }, index) => {
      const at = ['@', ...references.map((_, other) => `x${other}`)][from % (index + 1)]
      const target = `x${index}.${zone}`
      const alias = ['www', 'shop', 'blog', 'app', 'api', 'vpn', 'm', 'cloud'][index]
      const record = {
        MX: `MX ${at} 10 ${target}`,
        SRV: `SRV ${at} 1 2 443 ${target}`,
        CNAME: `CNAME ${alias} ${target}`,
        SPF: `TXT ${at} v=spf1 a:${target} -all`,
        HTTPS: `HTTPS ${at} 1 ${target}`,
        SVCB: `SVCB ${at} 1 ${target}`,
      }[kind]
      return [record, `A x${index} 192.0.2.${index + 1}`]
    }),
  )

test(
  'whatever refers to whatever, nothing of it is left behind',
  () =>
    fc.assert(
      fc.asyncProperty(zoneOfReferences, (given) => expectWholeCopy(...given)),
      { numRuns: 12 },
    ),
  20_000,
)

describe('a part of the zone that other nameservers answer for', () => {
  test('stays with them, with the addresses of those inside it', async () => {
    const delegation = [
      'NS portal ns1.portal.firma.example',
      'NS portal ns.extern.example',
      'A ns1.portal 192.0.2.53',
    ]
    const below = ['A www.portal 192.0.2.80', 'A tief.portal 192.0.2.81']
    expect(await copy(...delegation, ...below)).toEqual({
      lines: delegation.toSorted(),
      gaps: [],
    })
  })

  test('is found when a record refers into it, and its nameserver has an address outside', () =>
    expectWholeCopy(
      'MX @ 10 mx.abteilung.firma.example',
      'NS abteilung dns.firma.example',
      'A dns 192.0.2.54',
    ))
})

describe('wildcards', () => {
  test.each<string[]>([
    ['of every type', 'A * 192.0.2.9', 'MX * 10 mx.example', 'TXT * v=spf1 -all'],
    ['that are a CNAME', 'CNAME * web.firma.example', 'A web 192.0.2.9'],
    ['that refer on', 'MX * 10 sammel.firma.example', 'A sammel 192.0.2.10'],
    ['below a name', 'A shop 192.0.2.11', 'A *.shop 192.0.2.12'],
    ['below a name without records', 'CNAME *.shop kaufhaus.example'],
    ['of keys', 'TXT *._domainkey v=DKIM1; p='],
    [
      'beside names of their own',
      'A * 192.0.2.9',
      'A www 192.0.2.8',
      'A mail 192.0.2.9',
      'TXT mail v=spf1 -all',
    ],
  ])('%s', (_, ...given) => expectWholeCopy(...given))

  test('keep a name that they would hide were only those below it copied', () =>
    expectWholeCopy(
      'A * 192.0.2.9',
      'MX * 10 mail.firma.example',
      'TLSA _25._tcp.mail 3 1 1 0a',
      'A mail 192.0.2.9',
      'MX mail 10 mail.firma.example',
    ))
})

test.each<string[]>([
  ['no mail at all', 'MX @ 0 .'],
  ['a service that there is not', 'SRV _imap._tcp 0 0 0 .'],
  ['a binding to the name itself', 'HTTPS @ 1 . alpn="h2" ipv4hint=192.0.2.1,192.0.2.2'],
  ['an alias for browsers', 'HTTPS shop 0 pool.example'],
])('%s is said in the copy, too', (_, ...given) => expectWholeCopy(...given))

test('several strings of a text become the one that INWX keeps', async () => {
  const socket = createSocket('udp4')
  socket.on('message', (message, { port }) => {
    const reply = Packet.createResponseFromRequest(Packet.parse(message))
    const record = { name: zone, type: Packet.TYPE.TXT, class: Packet.CLASS.IN, ttl: 300 }
    reply.header.aa = 1
    reply.answers.push({
      ...record,
      data: ['v=spf1 ip4:192.0.2.1 ', 'ip4:192.0.2.2 -all'],
    } as never)
    socket.send(reply.toBuffer(), port, '127.0.0.1')
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', () => resolve()))
  const at = `127.0.0.1:${socket.address().port}`
  const { records } = await queryNameserver(at, { name: zone, type: 'TXT' }, 1_000)
  socket.close()
  expect(records.map(({ content }) => content)).toEqual(['v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all'])
})

test('what a record refers to and is not there is named', async () => {
  const { gaps } = await copy('MX @ 10 weg.firma.example', 'CNAME www nirgends.firma.example')
  expect(gaps.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { reason: 'noRecord', name: 'nirgends.firma.example' },
    { reason: 'noRecord', name: 'weg.firma.example' },
  ])
})

test('a zone that refers to more names than are read says which are left', async () => {
  const hosts = Array.from({ length: 520 }, (_, index) => `h${index}`)
  const given = hosts.map((host) => `MX @ 10 ${host}.firma.example`)
  const { gaps } = await copy(...given)
  expect(gaps.filter(({ reason }) => reason === 'tooMany').length).toBeGreaterThan(20)
}, 30_000)

test('all of it is written to INWX as it was, with a longer ttl, and a second time changes nothing', async () => {
  const given = [
    'A @ 192.0.2.1',
    'MX @ 10 post.firma.example',
    'A post 192.0.2.1',
    'TLSA _25._tcp.post 3 1 1 0a0b0c',
    'HTTPS shop 1 . alpn="h2,h3" port=8443',
    'NS portal ns1.portal.firma.example',
    'A ns1.portal 192.0.2.53',
    'SRV _imap._tcp 0 0 0 .',
    'MX shop 0 .',
    'TXT * v=spf1 -all',
    'CNAME autodiscover autodiscover.extern.example',
    'SSHFP post 4 2 0a0b',
  ]
  lines = given
  const { records } = await dns.readPublicZone(zone, commonDnsLabels)
  await fixture.client.ensureZone(zone, sandboxNameservers)
  const writable = toWritableRecords(records)
  const first = await fixture.client.ensureRecords(zone, writable)
  const second = await fixture.client.ensureRecords(zone, writable)
  expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
  const written = (await fixture.client.listZoneRecords(zone)).filter(
    ({ type, name }) => type !== 'SOA' && !(type === 'NS' && name === zone),
  )
  expect(written.map(formatLine).toSorted()).toEqual(given.toSorted())
  expect(new Set(written.map(({ ttl }) => ttl))).toEqual(new Set([300]))
})
