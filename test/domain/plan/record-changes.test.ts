import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { planRecordChanges, recordChangeLines } from '../../../src/domain/plan/record-changes'
import type { RecordOwnership } from '../../../src/domain/plan/record-ownership'
import { inwxRecordRules } from '../../../src/integrations/inwx/dns/record-codec'

const server = { ipv4: '203.0.113.7' }
const formerServer = { ipv4: '203.0.113.8' }
const shared = { domain: 'a.vrs.gmbh', zone: 'vrs.gmbh' }
const own = { domain: 'berger.de', zone: 'berger.de' }

const ownership = (more: Partial<RecordOwnership> = {}): RecordOwnership => ({
  recorded: [],
  servers: [server],
  approvedReplacements: [],
  ...more,
})

type Found = { id: string; type: string; name: string; content: string; ttl: number }
const record = (type: string, name: string, content: string, id = `${type} ${name}`): Found => ({
  id,
  type,
  name,
  content,
  ttl: 300,
})

const plan = (domainInZone: typeof own, found: Found[], more: Partial<RecordOwnership> = {}) =>
  planRecordChanges(inwxRecordRules, {
    domainInZone,
    server,
    found,
    ownership: ownership(more),
    copied: [],
  })
const lines = (...args: Parameters<typeof plan>) => recordChangeLines(plan(...args))

/** A subdomain answers with `www.` in front too. */
const www = record('CNAME', `www.${shared.domain}`, shared.domain)
const wwwLine = {
  act: 'create',
  what: 'record',
  name: 'CNAME www.a.vrs.gmbh → a.vrs.gmbh',
} as const

describe('a name in a shared zone', () => {
  test('is created where nothing is', () =>
    expect(lines(shared, [])).toEqual([
      { act: 'create', what: 'record', name: 'A a.vrs.gmbh → 203.0.113.7' },
      wwwLine,
    ]))

  test('is taken by any record of others, but for those of the zone', () => {
    expect(plan(shared, [record('TXT', shared.domain, 'hello')]).blocking).toHaveLength(1)
    expect(plan(shared, [record('NS', shared.domain, 'ns.inwx.de')]).blocking).toEqual([])
    expect(plan(shared, [record('SOA', shared.domain, 'ns.inwx.de')]).blocking).toEqual([])
  })

  test('is taken by a record of others at its www. as well', () => {
    const foreign = record('A', www.name, '192.0.2.1')
    expect(plan(shared, [foreign]).blocking).toEqual([foreign])
  })

  test('gets no further www. where it is one itself, or would be longer than any host', () => {
    const shorten = (length: number) => `${'a'.repeat(50)}.`.repeat(5).slice(-length)
    for (const [domain, count] of [
      ['www.firma.de', 1],
      [`${shorten(242)}firma.de`, 1],
      [`${shorten(241)}firma.de`, 2],
    ] as const)
      expect(plan({ domain, zone: 'firma.de' }, []).create).toHaveLength(count)
  })

  test('replaces only what a person has approved', () => {
    const found = [record('CNAME', shared.domain, 'b.example'), record('TXT', shared.domain, 'x')]
    const approvedReplacements = ['CNAME a.vrs.gmbh → b.example']
    const some = plan(shared, found, { approvedReplacements })
    expect(some.blocking).toEqual([record('TXT', shared.domain, 'x')])
    const all = [...approvedReplacements, 'TXT a.vrs.gmbh → x']
    expect(lines(shared, found, { approvedReplacements: all })).toEqual([
      { act: 'delete', what: 'record', name: 'CNAME a.vrs.gmbh → b.example' },
      { act: 'delete', what: 'record', name: 'TXT a.vrs.gmbh → x' },
      { act: 'create', what: 'record', name: 'A a.vrs.gmbh → 203.0.113.7' },
      wwwLine,
    ])
  })
})

test('the dry run of an approval shows every foreign record as one that goes', () => {
  const found = [record('CNAME', shared.domain, 'b.example')]
  const input = { domainInZone: shared, server, found, ownership: ownership(), copied: [] }
  const changes = planRecordChanges(inwxRecordRules, { ...input, isApproval: true })
  expect(changes).toMatchObject({ blocking: [], remove: found })
})

describe('a name that is its own zone', () => {
  test('keeps mail and more beside the site', () => {
    const found = [record('MX', own.domain, '10 mail.berger.de'), record('TXT', own.domain, 'spf')]
    expect(plan(own, found)).toMatchObject({ remove: [], change: [], blocking: [] })
  })

  test.each(['A', 'AAAA', 'CNAME', 'ALIAS', 'URL'])('is blocked by a foreign %s', (type) =>
    expect(plan(own, [record(type, own.domain, 'elsewhere')]).blocking).toHaveLength(1),
  )
})

describe('records of the project', () => {
  test('are changed in place, also where a step wrote them before it could record them', () => {
    const stale = record('A', shared.domain, formerServer.ipv4)
    expect(lines(shared, [stale, www], { servers: [formerServer, server] })).toEqual([
      { act: 'change', what: 'record', name: 'A a.vrs.gmbh → 203.0.113.7' },
    ])
  })

  test('are changed once each: one too many is removed', () => {
    const recorded = [
      {
        zone: shared.zone,
        records: [record('A', shared.domain, '192.0.2.1'), record('A', shared.domain, '192.0.2.2')],
      },
    ]
    const found = [
      record('A', shared.domain, '192.0.2.1', '1'),
      record('A', shared.domain, '192.0.2.2', '2'),
    ]
    const { change, remove, create } = plan(shared, [...found, www], { recorded })
    expect(change.map(({ from }) => from.id)).toEqual(['1'])
    expect(remove.map(({ id }) => id)).toEqual(['2'])
    expect(create).toEqual([])
  })

  test('copied from the old provider may be changed too', () => {
    const copied = [record('A', own.domain, '192.0.2.1')]
    const changes = planRecordChanges(inwxRecordRules, {
      domainInZone: own,
      server,
      found: copied,
      ownership: ownership(),
      copied,
    })
    expect(changes.change).toHaveLength(1)
    expect(changes.blocking).toEqual([])
  })
})

test('a plan that is executed leaves nothing to be done, and all records of others', () => {
  const types = ['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'NS']
  const contents = ['203.0.113.7', '203.0.113.8', 'berger.de', 'other.example']
  const records = (domain: string) =>
    fc
      .array(
        fc.record({
          type: fc.constantFrom(...types),
          name: fc.constantFrom(domain, `www.${domain}`),
          content: fc.constantFrom(...contents),
        }),
        { maxLength: 6 },
      )
      .map((all) => all.map((one, index) => ({ ...one, id: String(index), ttl: 300 })))
  const target = fc.constantFrom(shared, own)
  fc.assert(
    fc.property(
      target.chain((domainInZone) =>
        fc.record({
          domainInZone: fc.constant(domainInZone),
          found: records(domainInZone.domain),
          servers: fc.constantFrom([server], [formerServer, server]),
        }),
      ),
      ({ domainInZone, found, servers }) => {
        const changes = plan(domainInZone, found, { servers })
        if (changes.blocking.length > 0) return
        const changed = new Map(changes.change.map(({ from, to }) => [from.id, to]))
        const after = [
          ...found
            .filter((one) => !changes.remove.includes(one))
            .map((one) => ({ ...one, ...changed.get(one.id) })),
          ...changes.create.map((one, index) => ({ ...one, id: `new-${index}` })),
        ]
        expect(recordChangeLines(plan(domainInZone, after, { servers }))).toEqual([])
        for (const wanted of changes.wanted)
          expect(after.some((one) => inwxRecordRules.isSame(one, wanted))).toBe(true)
      },
    ),
  )
})
