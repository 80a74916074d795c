import { describe, expect, test } from 'bun:test'
import type { Known } from '../../../src/processes/drift/expected-state'
import { driftOf } from '../../../src/processes/drift/find-drift'
import type { Seen } from '../../../src/processes/drift/observed-state'
import { at, berger, earlier, held, id, known, records, row, seen } from './example-states'

const kinds = (what: Seen, who = known()) => driftOf(what, who).map(({ kind }) => kind)

describe('a further name', () => {
  const further = {
    projectId: id,
    name: 'zweit-berger.de',
    kind: 'registered' as const,
    zone: 'zweit-berger.de',
    stage: 'served' as const,
    cause: 'e1',
    stalled: null,
    changedAt: earlier,
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
