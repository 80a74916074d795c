import { describe, expect, test } from 'bun:test'
import type { DomainHeld } from '../../src/integrations/inwx/words'
import { driftOf } from '../../src/processes/drift/drift-of'
import { stateOf } from '../../src/processes/drift/finding'
import type { Known, KnownProject } from '../../src/processes/drift/known'
import { mendings } from '../../src/processes/drift/mendings'
import type { Seen } from '../../src/processes/drift/seen'
import { liveProject } from '../views/example-rows'

const then = '2026-11-01T00:00:00.000Z'
const asOf = '2026-11-20T02:00:00.000Z'
const id = '01993e5a-1111-7000-8000-00000000be12'

const berger: KnownProject = {
  ...liveProject,
  id,
  slug: 'berger',
  domainKind: 'registered',
  domainName: 'berger.de',
  zone: 'berger.de',
  serverId: 's1',
  application: 'app',
  liveAt: then,
  releasedAt: then,
  changedAt: then,
  archivedAt: null,
  suspendedAt: null,
  teardownAt: null,
  tornDownAt: null,
  pausedAt: null,
  stalled: null,
  underWay: false,
  kept: null,
  names: [],
  licensed: [{ plugin: 'kontakt' } as KnownProject['licensed'][number]],
  report: null,
  lock: [],
}

const server = {
  id: 's1',
  name: 's1',
  ipv4: '203.0.113.7',
  ipv6: null,
  description: null,
  status: 'active' as const,
  statusSince: '2026-11-01T00:00:00.000Z',
  coolifyUuid: 'c1',
  capacity: 1,
  acceptingNew: true,
  taken: 1,
}

const row = {
  name: 'berger.de',
  kind: 'registered' as const,
  projectId: id,
  isPrimary: true,
  status: 'active' as const,
  registrarRef: '7',
  costCents: 1190,
  expiresAt: '2027-11-01T00:00:00.000Z',
  certificateUntil: null,
  failedBecause: null,
}

const held: DomainHeld = {
  name: 'berger.de',
  netCents: 1190,
  state: 'held',
  roId: '7',
  status: 'OK',
  expiresAt: '2027-11-01T00:00:00.000Z',
  renewalMode: 'AUTOEXPIRE',
  nameservers: [],
}

const known = (change: Partial<KnownProject> = {}, more: Partial<Known> = {}): Known => ({
  asOf,
  projects: [{ ...berger, ...change }],
  domains: [row],
  baseDomains: ['kunden.vrs.gmbh'],
  servers: [server],
  payments: [],
  nameservers: ['ns.inwx.de', 'ns2.inwx.de'],
  ...more,
})

const at = (type: string, name: string, content: string) => ({
  id: '1',
  type,
  name,
  content,
  ttl: 300,
})
const records = [at('A', 'berger.de', '203.0.113.7'), at('CNAME', 'www.berger.de', 'berger.de')]
const application = {
  uuid: 'app',
  name: 'vrs-berger-0000be12',
  domains: [],
  state: 'running' as const,
}
const hosting = {
  projects: [{ uuid: 'p', name: application.name }],
  applications: [application],
  databases: [{ uuid: 'd', name: application.name, state: 'running' as const }],
  servers: [{ uuid: 'c1', name: 's1', ipv4: '203.0.113.7', reachable: true, usable: true }],
}

const seen = (change: Partial<Seen> = {}): Seen => ({
  domains: [held],
  zones: new Map([['berger.de', records]]),
  nameservers: new Map([['berger.de', ['NS.inwx.de.', 'ns2.inwx.de']]]),
  hosting,
  money: { since: '2026-09-21T00:00:00.000Z', paid: [] },
  sites: new Map([['berger.de', { state: 'told' as const, projectId: id }]]),
  ...change,
})

const kinds = (what: Seen, who = known()) => driftOf(what, who).map(({ kind }) => kind)
const over = { archivedAt: then, tornDownAt: then } as const

describe('nothing differs', () => {
  test('where all is as our events say', () => expect(kinds(seen())).toEqual([]))

  test('where nobody was asked', () =>
    expect(kinds({ zones: new Map(), nameservers: new Map(), sites: new Map() })).toEqual([]))

  test('of a project that is under way, halted or changed since we began to ask', () => {
    const wrong = seen({
      domains: [{ ...held, renewalMode: 'AUTORENEW' }],
      zones: new Map([['berger.de', []]]),
      hosting: { ...hosting, applications: [], databases: [], projects: [] },
      sites: new Map([['berger.de', { state: 'silent', code: 'TIMEOUT' }]]),
    })
    expect(kinds(wrong).length).toBeGreaterThan(3)
    for (const change of [{ underWay: true }, { changedAt: '2026-11-20T02:00:01.000Z' }])
      expect(kinds(wrong, known(change))).toEqual([])
  })

  test('of base domains, nor of bought names that run out after their project', () => {
    const base = { ...held, name: 'vrs.gmbh', renewalMode: 'AUTORENEW' }
    expect(kinds(seen({ domains: [held, base] }))).toEqual([])
    const left = known(over, { domains: [{ ...row, projectId: null }] })
    expect(kinds(seen({ hosting: { ...hosting, ...nothingThere } }), left)).toEqual([])
    const again = seen({
      domains: [{ ...held, renewalMode: 'AUTORENEW' }],
      hosting: { ...hosting, ...nothingThere },
    })
    expect(kinds(again, left)).toEqual(['domainWithoutProject'])
  })

  test('of data that a teardown kept', () => {
    const left = known({ ...over, kept: 'keep' }, { domains: [] })
    const what = seen({ domains: [], hosting: { ...hosting, applications: [] } })
    expect(kinds(what, left)).toEqual([])
    expect(kinds(what, known({ ...over, kept: 'erase' }, { domains: [] }))).toEqual([
      'orphanDatabase',
      'orphanProject',
    ])
  })
})

const nothingThere = { applications: [], databases: [], projects: [] }

describe('a further name', () => {
  const further = {
    projectId: id,
    name: 'zweit-berger.de',
    kind: 'registered' as const,
    zone: 'zweit-berger.de',
    stage: 'served' as const,
    cause: 'e1',
    stalled: null,
    changedAt: then,
  }
  const two = (change: Partial<typeof further> = {}) =>
    known({ names: [{ ...further, ...change }] })
  const zones = (...found: (typeof records)[number][]) =>
    new Map([
      ['berger.de', records],
      ['zweit-berger.de', found],
    ])
  const www = at('CNAME', 'www.zweit-berger.de', 'zweit-berger.de')

  test('must lead to the server as the first does', () => {
    const right = zones(at('A', 'zweit-berger.de', '203.0.113.7'), www)
    expect(kinds(seen({ zones: right }), two())).toEqual([])
    const wrong = seen({ zones: zones(www) })
    expect(driftOf(wrong, two())).toMatchObject([
      { kind: 'recordMissing', subject: 'zweit-berger.de', ways: ['repair'] },
    ])
  })

  test('is not compared on its way, nor just after', () => {
    const wrong = seen({ zones: zones() })
    const late = { changedAt: '2026-11-20T02:00:01.000Z' }
    expect(kinds(wrong, two(late))).toEqual([])
    const brought = {
      ...two(),
      projects: [{ ...berger, names: [{ ...further, stage: 'dropped' }] }],
    }
    expect(kinds(wrong, brought as Known)).toEqual([])
  })

  test('is asked for its site, too', () => {
    const sites = new Map([
      ['berger.de', { state: 'told' as const, projectId: id }],
      ['zweit-berger.de', { state: 'silent' as const, code: 'CERTIFICATE' }],
    ])
    expect(driftOf(seen({ sites }), two())).toMatchObject([
      { kind: 'siteUnhealthy', subject: 'zweit-berger.de', found: 'CERTIFICATE' },
    ])
  })

  test('that was bought is its project’s, and runs out like the first', () => {
    const other = { ...held, name: 'zweit-berger.de', renewalMode: 'AUTORENEW' }
    const rows = [row, { ...row, name: 'zweit-berger.de', kind: null, isPrimary: false }]
    const who = { ...two(), domains: rows }
    expect(kinds(seen({ domains: [held, other] }), who)).toEqual(['domainRenewsItself'])
    const its = {
      ...who,
      projects: [{ ...berger, names: [{ ...further, kind: 'owned' as const }] }],
    }
    expect(kinds(seen({ domains: [held, other] }), its)).toEqual([])
  })
})

describe('it differs', () => {
  test('where a site is another one, or a zone is asked elsewhere', () => {
    const sites = new Map([['berger.de', { state: 'told' as const, projectId: 'another' }]])
    const nameservers = new Map([['berger.de', ['ns1.elsewhere.example']]])
    expect(kinds(seen({ sites, nameservers }))).toEqual(['delegatedElsewhere', 'siteIsAnother'])
  })

  test('where a moved site left its old application behind, after a while', () => {
    const applications = [
      application,
      { ...application, uuid: 'new', name: `${application.name}-2` },
    ]
    const what = seen({ hosting: { ...hosting, applications } })
    expect(kinds(what, known({ application: 'new' }))).toEqual(['orphanApplication'])
    const just = { application: 'new', changedAt: '2026-11-20T01:55:00.000Z' }
    expect(kinds(what, known(just))).toEqual([])
  })

  test('where a record beside ours leads visitors away, but not where mail goes', () => {
    const mail = at('MX', 'berger.de', '10 mail.berger.de')
    const zones = (more: typeof mail) => new Map([['berger.de', [...records, more]]])
    expect(kinds(seen({ zones: zones(mail) }))).toEqual([])
    const other = zones(at('A', 'berger.de', '203.0.113.99'))
    expect(driftOf(seen({ zones: other }), known())).toMatchObject([
      { kind: 'recordForeign', about: { records: [{ content: '203.0.113.99' }] } },
    ])
  })

  test('where a term ends earlier there: to be looked at, not to be adopted', () => {
    const domains = [{ ...held, expiresAt: '2026-12-01T00:00:00.000Z' }]
    expect(driftOf(seen({ domains }), known())).toMatchObject([
      { kind: 'domainEndsElsewhen', expected: '2027-11-01', found: '2026-12-01', ways: [] },
    ])
  })

  test('costs what INWX will take for a renewal, and only where it renews', () => {
    const names = ['a.example', 'b.example']
    const domains = names.map((name, one) => ({
      ...held,
      name,
      renewalMode: one ? 'AUTORENEW' : 'AUTOEXPIRE',
    }))
    const found = driftOf(seen({ domains: [held, ...domains] }), known())
    expect(found.map(({ yearlyCents, ways }) => [yearlyCents, ways])).toEqual([
      [undefined, []],
      [1190, ['repair']],
    ])
  })
})

test('a finding keeps its id while what was found changes its state', () => {
  const one = (content: string) => {
    const zones = new Map([['berger.de', [at('A', 'berger.de', content), ...records.slice(1)]]])
    return driftOf(seen({ zones }), known())[0]
  }
  const [before, after] = [one('203.0.113.98'), one('203.0.113.99')]
  expect(before?.id).toBe(after?.id as string)
  expect(before && stateOf(before)).not.toBe(after && stateOf(after))
})

test('whatever can be mended has a plan to show, and the other way round', async () => {
  const { driftKinds } = await import('../../views/texts/de/drift-kinds')
  for (const [kind, said] of Object.entries(driftKinds)) {
    const planned = ['repair', 'adopt'].filter((way) => way in said)
    expect([kind, planned]).toEqual([
      kind,
      Object.keys(mendings[kind as keyof typeof mendings] ?? {}),
    ])
    if (planned.length === 0) expect([kind, said.hand]).not.toEqual([kind, undefined])
  }
})
