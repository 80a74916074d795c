import { describe, expect, test } from 'bun:test'
import { driftFixes } from '../../../src/processes/drift/drift-fixes'
import { findDrift } from '../../../src/processes/drift/find-drift'
import { fingerprintOf } from '../../../src/processes/drift/finding'
import type { ObservedState } from '../../../src/processes/drift/observed-state'
import {
  coolifyApplication,
  dnsRecord,
  domainRow,
  earlier,
  expectedState,
  heldDomain,
  observedHosting,
  observedState,
  zoneRecords,
} from './example-states'

const driftKindsOf = (what: ObservedState, who = expectedState()) =>
  findDrift(what, who).map(({ kind }) => kind)
const tornDownProject = { archivedAt: earlier, tornDownAt: earlier } as const

describe('nothing differs', () => {
  test('where all is as our events say', () => expect(driftKindsOf(observedState())).toEqual([]))

  test('where nobody was asked', () =>
    expect(driftKindsOf({ zones: new Map(), nameservers: new Map(), sites: new Map() })).toEqual(
      [],
    ))

  test('of a project that is under way, halted or changed since we began to ask', () => {
    const wrong = observedState({
      domains: [{ ...heldDomain, renewalMode: 'AUTORENEW' }],
      zones: new Map([['berger.de', []]]),
      hosting: { ...observedHosting, applications: [], databases: [], projects: [] },
      sites: new Map([['berger.de', { state: 'silent', code: 'TIMEOUT' }]]),
    })
    expect(driftKindsOf(wrong).length).toBeGreaterThan(3)
    for (const change of [{ underWay: true }, { changedAt: '2026-11-20T02:00:01.000Z' }])
      expect(driftKindsOf(wrong, expectedState(change))).toEqual([])
  })

  test('of base domains, nor of bought names that run out after their project', () => {
    const base = { ...heldDomain, name: 'vrs.gmbh', renewalMode: 'AUTORENEW' }
    expect(driftKindsOf(observedState({ domains: [heldDomain, base] }))).toEqual([])
    const left = expectedState(tornDownProject, { domains: [{ ...domainRow, projectId: null }] })
    expect(
      driftKindsOf(observedState({ hosting: { ...observedHosting, ...noResources } }), left),
    ).toEqual([])
    const again = observedState({
      domains: [{ ...heldDomain, renewalMode: 'AUTORENEW' }],
      hosting: { ...observedHosting, ...noResources },
    })
    expect(driftKindsOf(again, left)).toEqual(['domainWithoutProject'])
  })

  test('of data that a teardown kept', () => {
    const left = expectedState({ ...tornDownProject, keptData: 'keep' }, { domains: [] })
    const what = observedState({ domains: [], hosting: { ...observedHosting, applications: [] } })
    expect(driftKindsOf(what, left)).toEqual([])
    expect(
      driftKindsOf(what, expectedState({ ...tornDownProject, keptData: 'erase' }, { domains: [] })),
    ).toEqual(['orphanDatabase', 'orphanProject'])
  })
})

const noResources = { applications: [], databases: [], projects: [] }

describe('it differs', () => {
  test('where a site is another one, or a zone is asked elsewhere', () => {
    const sites = new Map([['berger.de', { state: 'told' as const, projectId: 'another' }]])
    const nameservers = new Map([['berger.de', ['ns1.elsewhere.example']]])
    expect(driftKindsOf(observedState({ sites, nameservers }))).toEqual([
      'delegatedElsewhere',
      'siteIsAnother',
    ])
  })

  test('where a moved site left its old application behind, after a while', () => {
    const applications = [
      coolifyApplication,
      { ...coolifyApplication, uuid: 'new', name: `${coolifyApplication.name}-2` },
    ]
    const what = observedState({ hosting: { ...observedHosting, applications } })
    expect(driftKindsOf(what, expectedState({ application: 'new' }))).toEqual(['orphanApplication'])
    const just = { application: 'new', changedAt: '2026-11-20T01:55:00.000Z' }
    expect(driftKindsOf(what, expectedState(just))).toEqual([])
  })

  test('where a record beside ours leads visitors away, but not where mail goes', () => {
    const mail = dnsRecord('MX', 'berger.de', '10 mail.berger.de')
    const zones = (more: typeof mail) => new Map([['berger.de', [...zoneRecords, more]]])
    expect(driftKindsOf(observedState({ zones: zones(mail) }))).toEqual([])
    const other = zones(dnsRecord('A', 'berger.de', '203.0.113.99'))
    expect(findDrift(observedState({ zones: other }), expectedState())).toMatchObject([
      { kind: 'recordForeign', about: { records: [{ content: '203.0.113.99' }] } },
    ])
  })

  test('where a term ends earlier there: to be looked at, not to be adopted', () => {
    const domains = [{ ...heldDomain, expiresAt: '2026-12-01T00:00:00.000Z' }]
    expect(findDrift(observedState({ domains }), expectedState())).toMatchObject([
      { kind: 'domainEndsElsewhen', expected: '2027-11-01', found: '2026-12-01', ways: [] },
    ])
  })

  test('costs what INWX will take for a renewal, and only where it renews', () => {
    const names = ['a.example', 'b.example']
    const domains = names.map((name, one) => ({
      ...heldDomain,
      name,
      renewalMode: one ? 'AUTORENEW' : 'AUTOEXPIRE',
    }))
    const found = findDrift(observedState({ domains: [heldDomain, ...domains] }), expectedState())
    expect(found.map(({ yearlyCents, ways }) => [yearlyCents, ways])).toEqual([
      [undefined, []],
      [1190, ['repair']],
    ])
  })
})

test('a finding keeps its id while what was found changes its state', () => {
  const one = (content: string) => {
    const zones = new Map([
      ['berger.de', [dnsRecord('A', 'berger.de', content), ...zoneRecords.slice(1)]],
    ])
    return findDrift(observedState({ zones }), expectedState())[0]
  }
  const [before, after] = [one('203.0.113.98'), one('203.0.113.99')]
  expect(before?.id).toBe(after?.id as string)
  expect(before && fingerprintOf(before)).not.toBe(after && fingerprintOf(after))
})

test('whatever can be mended has a plan to show, and the other way round', async () => {
  const { driftKindTexts: driftKinds } = await import('../../../views/texts/de/admin/drift-kinds')
  for (const [kind, description] of Object.entries(driftKinds)) {
    const planned = ['repair', 'adopt'].filter((way) => way in description)
    expect([kind, planned]).toEqual([
      kind,
      Object.keys(driftFixes[kind as keyof typeof driftFixes] ?? {}),
    ])
    if (planned.length === 0) expect([kind, description.hand]).not.toEqual([kind, undefined])
  }
})
