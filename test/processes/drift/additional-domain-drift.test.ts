import { describe, expect, test } from 'bun:test'
import type { ExpectedState } from '../../../src/processes/drift/expected-state'
import { findDrift } from '../../../src/processes/drift/find-drift'
import type { ObservedState } from '../../../src/processes/drift/observed-state'
import {
  dnsRecord,
  domainRow,
  earlier,
  exampleProjectId,
  expectedProject,
  expectedState,
  heldDomain,
  observedState,
  zoneRecords,
} from './example-states'

const driftKindsOf = (what: ObservedState, who = expectedState()) =>
  findDrift(what, who).map(({ kind }) => kind)

describe('a further name', () => {
  const further = {
    projectId: exampleProjectId,
    name: 'zweit-berger.de',
    kind: 'registered' as const,
    zone: 'zweit-berger.de',
    stage: 'served' as const,
    cause: 'e1',
    stalled: null,
    changedAt: earlier,
  }
  const two = (change: Partial<typeof further> = {}) =>
    expectedState({ additionalDomains: [{ ...further, ...change }] })
  const zones = (...found: (typeof zoneRecords)[number][]) =>
    new Map([
      ['berger.de', zoneRecords],
      ['zweit-berger.de', found],
    ])
  const www = dnsRecord('CNAME', 'www.zweit-berger.de', 'zweit-berger.de')

  test('must lead to the server as the first does', () => {
    const right = zones(dnsRecord('A', 'zweit-berger.de', '203.0.113.7'), www)
    expect(driftKindsOf(observedState({ zones: right }), two())).toEqual([])
    const wrong = observedState({ zones: zones(www) })
    expect(findDrift(wrong, two())).toMatchObject([
      { kind: 'recordMissing', subject: 'zweit-berger.de', ways: ['repair'] },
    ])
  })

  test('is not compared on its way, nor just after', () => {
    const wrong = observedState({ zones: zones() })
    const late = { changedAt: '2026-11-20T02:00:01.000Z' }
    expect(driftKindsOf(wrong, two(late))).toEqual([])
    const brought = {
      ...two(),
      projects: [{ ...expectedProject, names: [{ ...further, stage: 'dropped' }] }],
    }
    expect(driftKindsOf(wrong, brought as ExpectedState)).toEqual([])
  })

  test('is asked for its site, too', () => {
    const sites = new Map([
      ['berger.de', { state: 'told' as const, projectId: exampleProjectId }],
      ['zweit-berger.de', { state: 'silent' as const, code: 'CERTIFICATE' }],
    ])
    expect(findDrift(observedState({ sites }), two())).toMatchObject([
      { kind: 'siteUnhealthy', subject: 'zweit-berger.de', found: 'CERTIFICATE' },
    ])
  })

  test('that was bought is its project’s, and runs out like the first', () => {
    const other = { ...heldDomain, name: 'zweit-berger.de', renewalMode: 'AUTORENEW' }
    const rows = [
      domainRow,
      { ...domainRow, name: 'zweit-berger.de', kind: null, isPrimary: false },
    ]
    const who = { ...two(), domains: rows }
    expect(driftKindsOf(observedState({ domains: [heldDomain, other] }), who)).toEqual([
      'domainRenewsItself',
    ])
    const its = {
      ...who,
      projects: [
        { ...expectedProject, additionalDomains: [{ ...further, kind: 'owned' as const }] },
      ],
    }
    expect(driftKindsOf(observedState({ domains: [heldDomain, other] }), its)).toEqual([])
  })
})
