import { describe, expect, test } from 'bun:test'
import { mendings } from '../../../src/processes/drift/drift-fixes'
import { driftOf } from '../../../src/processes/drift/find-drift'
import { stateOf } from '../../../src/processes/drift/finding'
import type { Seen } from '../../../src/processes/drift/observed-state'
import {
  application,
  at,
  earlier,
  held,
  hosting,
  known,
  records,
  row,
  seen,
} from './example-states'

const kinds = (what: Seen, who = known()) => driftOf(what, who).map(({ kind }) => kind)
const over = { archivedAt: earlier, tornDownAt: earlier } as const

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
  const { driftKinds } = await import('../../../views/texts/de/admin/drift-kinds')
  for (const [kind, said] of Object.entries(driftKinds)) {
    const planned = ['repair', 'adopt'].filter((way) => way in said)
    expect([kind, planned]).toEqual([
      kind,
      Object.keys(mendings[kind as keyof typeof mendings] ?? {}),
    ])
    if (planned.length === 0) expect([kind, said.hand]).not.toEqual([kind, undefined])
  }
})
