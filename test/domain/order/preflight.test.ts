import { describe, expect, test } from 'bun:test'
import { copiedRecords } from '../../../src/domain/naming/copied-records'
import type { Found, Needs } from '../../../src/domain/order/preflight'
import { preflightOf, redIn } from '../../../src/domain/order/preflight'
import { stepsOf } from '../../../src/domain/project/step-progress'
import { shownDomain } from '../../../views/texts/unicode-domain'
import { recorded } from '../../support/decider-specification'
import { bergerOrdered, cancelled, projectId, requested } from '../../support/project-events'

const server = {
  id: 's',
  name: 's',
  ipv4: '203.0.113.7',
  ipv6: null,
  coolifyUuid: 'c',
  status: 'active' as const,
  description: '',
  statusSince: '2026-11-01T00:00:00.000Z',
  capacity: 2,
  acceptingNew: true,
  taken: 1,
}
const version = {
  plugin: 'kontakt',
  version: '1.0.0',
  isStable: true,
  isCurrent: true,
  yankedBecause: null,
  minCore: '1.0.0',
  dependsOn: {},
} as unknown as Found['versions'][number]

const needs = (over: Partial<Needs> = {}): Needs => ({
  domain: { kind: 'registered', name: 'berger.de' },
  plugins: ['kontakt'],
  missingContact: [],
  ...over,
})
const found = (over: Partial<Found> = {}): Found => ({
  purchase: { seen: { state: 'free', netCents: 590 }, balanceCents: 590 },
  servers: 'usable',
  slots: [server],
  versions: [version],
  ...over,
})
const subdomain: Needs['domain'] = { kind: 'subdomain', name: 'berger.vrs.gmbh' }
const said = (asked: Needs, seen: Found) =>
  preflightOf(asked, seen).map(({ state, code }) => `${state} ${code}`)
const reds = (asked: Needs, seen: Found) =>
  redIn(preflightOf(asked, seen)).map(({ code }) => code as string)

describe('before money is taken', () => {
  test('everything may be in order', () =>
    expect(said(needs(), found())).toEqual([
      'green DOMAIN_TO_BE_HAD',
      'green CONTACT_COMPLETE',
      'green BALANCE_SUFFICIENT',
      'green SLOT_FREE',
      'green SERVER_USABLE',
      'green VERSIONS_FOUND',
    ]))

  test.each([
    ['registered', 'taken', 'DOMAIN_GONE'],
    ['registered', 'ours', 'DOMAIN_OURS'],
    ['registered', 'unclear', 'DOMAIN_UNCLEAR'],
    ['transferred', 'free', 'NOTHING_TO_TRANSFER'],
    ['transferred', 'ours', 'DOMAIN_OURS'],
  ] as const)('a name to be %s must not be %s', (kind, state, code) => {
    const asked = needs({ domain: { kind, name: 'berger.de' } })
    const purchase = { seen: { state, netCents: 590 }, balanceCents: 590 }
    expect(reds(asked, found({ purchase }))).toEqual([code])
  })

  test('the balance must cover the price to the cent', () => {
    const purchase = { seen: { state: 'free' as const, netCents: 590 }, balanceCents: 589 }
    expect(redIn(preflightOf(needs(), found({ purchase })))).toEqual([
      { check: 'balance', state: 'red', code: 'BALANCE_LOW', detail: '5.89 < 5.90 EUR' },
    ])
  })

  test('a contact is needed for what is bought alone', () => {
    const missingContact = ['street']
    expect(reds(needs({ missingContact }), found())).toEqual(['CONTACT_LACKING'])
    const { purchase: _, ...seen } = found()
    expect(reds(needs({ missingContact, domain: subdomain }), seen)).toEqual([])
  })

  test('a silent registrar hinders only who buys; a silent Coolify and a full house nobody', () => {
    expect(reds(needs(), found({ purchase: 'unreachable' }))).toEqual([
      'INWX_UNREACHABLE',
      'INWX_UNREACHABLE',
    ])
    const full = found({ servers: 'unreachable', slots: [{ ...server, taken: 2 }] })
    expect(reds(needs(), full)).toEqual([])
    expect(said(needs(), full)).toContain('notice NO_FREE_SLOT')
    expect(said(needs(), full)).toContain('notice COOLIFY_UNREACHABLE')
  })

  test('a server must be usable, and every plugin have its version', () => {
    expect(reds(needs(), found({ servers: 'none' }))).toEqual(['NO_USABLE_SERVER'])
    const unresolved = redIn(preflightOf(needs({ plugins: ['kontakt', 'fehlt'] }), found()))
    expect(unresolved).toEqual([
      { check: 'bundle', state: 'red', code: 'VERSIONS_MISSING', detail: 'fehlt' },
    ])
  })
})

describe('the payment of an order', () => {
  const voided = { type: 'PaymentFailed' as const, data: { cause: 'preflight:BALANCE_LOW' } }
  const payment = (...past: Parameters<typeof recorded>[1][]) =>
    stepsOf(recorded(`project-${projectId}`, bergerOrdered, ...past))[0]

  test('says why its money went back until it is asked for anew, or for good', () => {
    expect(payment(requested(), voided)).toMatchObject({ state: 'waiting', code: 'BALANCE_LOW' })
    expect(payment(requested(), voided, requested(2))?.code).toBeUndefined()
    expect(payment(requested(), voided, cancelled('notFulfillable'))).toMatchObject({
      state: 'todo',
      code: 'BALANCE_LOW',
    })
  })
})

test('the last copy of a zone is what comes along', () => {
  const copy = (content: string) => ({
    type: 'ZoneCopied' as const,
    data: { nameservers: [], records: [{ type: 'MX', name: 'berger.de', content, ttl: 300 }] },
  })
  expect(copiedRecords([])).toEqual([])
  const twice = recorded('domain-berger.de', copy('10 a.de'), copy('10 b.de'))
  expect(copiedRecords(twice).map(({ content }) => content)).toEqual(['10 b.de'])
})

test.each([
  ['xn--kln-sna.de', 'köln.de'],
  ['xn--mnchen-ost-ber-gsbk.de', 'münchen-ost-über.de'],
  ['xn--wgv71a119e.jp', '日本語.jp'],
  ['xn--e1afmkfd.xn--p1ai', 'пример.рф'],
  ['berger.de', 'berger.de'],
  ['xn--.de', 'xn--.de'],
  ['xn--!!.de', 'xn--!!.de'],
])('%s is shown as %s', (ace, shown) => expect(shownDomain(ace)).toBe(shown))
