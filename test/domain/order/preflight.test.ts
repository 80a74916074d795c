import { describe, expect, test } from 'bun:test'
import { findCopiedRecords } from '../../../src/domain/naming/copied-records'
import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import type { PreflightFindings, PreflightNeeds } from '../../../src/domain/order/preflight'
import { evaluatePreflight, listBlockingChecks } from '../../../src/domain/order/preflight'
import { listStepProgress } from '../../../src/domain/project/step-progress'
import { toRecordedEvents } from '../../support/decider-specification'
import {
  orderCancelled,
  paymentRequested,
  projectId,
  projectOrdered,
} from '../../support/project-events'

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
  runtime: 'bun',
  isStable: true,
  isCurrent: true,
  yankedBecause: null,
  minCore: '1.0.0',
  dependsOn: {},
} as unknown as PreflightFindings['versions'][number]

const holder = {
  kind: 'person' as const,
  name: 'Ada Berger',
  street: 'Hauptstr. 1',
  postalCode: '50667',
  city: 'Köln',
  country: 'DE',
  phone: '+49221123',
  email: 'ada@example.org',
}

const preflightNeeds = (over: Partial<PreflightNeeds> = {}): PreflightNeeds => ({
  domain: { kind: 'registered', name: 'berger.de' },
  plugins: ['kontakt'],
  contact: { holder },
  ...over,
})
const preflightFacts = (over: Partial<PreflightFindings> = {}): PreflightFindings => ({
  purchase: { availability: { state: 'free', netCents: 590 }, balanceCents: 590 },
  servers: 'usable',
  slots: [server],
  versions: [version],
  ...over,
})
const subdomain: PreflightNeeds['domain'] = { kind: 'subdomain', name: 'berger.vrs.gmbh' }
const messagesOf = (needs: PreflightNeeds, findings: PreflightFindings) =>
  evaluatePreflight(needs, findings).map(({ state, code }) => `${state} ${code}`)
const blockingCodes = (needs: PreflightNeeds, findings: PreflightFindings) =>
  listBlockingChecks(evaluatePreflight(needs, findings)).map(({ code }) => code as string)

describe('before money is taken', () => {
  test('everything may be in order', () =>
    expect(messagesOf(preflightNeeds(), preflightFacts())).toEqual([
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
    const needs = preflightNeeds({ domain: { kind, name: 'berger.de' } })
    const purchase = { availability: { state, netCents: 590 }, balanceCents: 590 }
    expect(blockingCodes(needs, preflightFacts({ purchase }))).toEqual([code])
  })

  test('the balance must cover the price to the cent', () => {
    const purchase = { availability: { state: 'free' as const, netCents: 590 }, balanceCents: 589 }
    expect(
      listBlockingChecks(evaluatePreflight(preflightNeeds(), preflightFacts({ purchase }))),
    ).toEqual([{ check: 'balance', state: 'red', code: 'BALANCE_LOW', detail: '5.89 < 5.90 EUR' }])
  })

  test('nothing is asked of the registrar, the contact and the balance where nothing is bought', () => {
    const { purchase: _, ...findings } = preflightFacts()
    expect(messagesOf(preflightNeeds({ domain: subdomain }), findings)).toEqual([
      'green NOTHING_BOUGHT',
      'green NOTHING_BOUGHT',
      'green NOTHING_BOUGHT',
      'green SLOT_FREE',
      'green SERVER_USABLE',
      'green VERSIONS_FOUND',
    ])
  })

  test('a contact is needed for what is bought alone', () => {
    const contactFaults = [
      { field: 'street', code: 'CONTACT_INCOMPLETE' as const },
      { field: 'phone', code: 'BAD_PHONE' as const },
    ]
    const blocking = (faults: typeof contactFaults) =>
      blockingCodes(preflightNeeds({ contact: { faults } }), preflightFacts())
    expect(blocking(contactFaults)).toEqual(['CONTACT_LACKING'])
    expect(blocking(contactFaults.slice(1))).toEqual(['CONTACT_REFUSED'])
    const { purchase: _, ...findings } = preflightFacts()
    expect(
      blockingCodes(
        preflightNeeds({ contact: { faults: contactFaults }, domain: subdomain }),
        findings,
      ),
    ).toEqual([])
  })

  test('a contact that the registrar refuses in its dry run blocks the order', () => {
    const contactCheck = (contact: 'accepted' | { refusedBecause: string }) =>
      evaluatePreflight(
        preflightNeeds(),
        preflightFacts({
          purchase: { availability: { state: 'free' }, balanceCents: 590, contact },
        }),
      ).find(({ check }) => check === 'contact')
    expect(contactCheck('accepted')).toMatchObject({ state: 'green', code: 'CONTACT_COMPLETE' })
    expect(contactCheck({ refusedBecause: 'contact.create: voice' })).toEqual({
      check: 'contact',
      state: 'red',
      code: 'CONTACT_REFUSED',
      detail: 'contact.create: voice',
    })
  })

  test('a silent registrar hinders only who buys; a silent Coolify and a full house nobody', () => {
    expect(blockingCodes(preflightNeeds(), preflightFacts({ purchase: 'unreachable' }))).toEqual([
      'INWX_UNREACHABLE',
      'INWX_UNREACHABLE',
    ])
    const full = preflightFacts({ servers: 'unreachable', slots: [{ ...server, taken: 2 }] })
    expect(blockingCodes(preflightNeeds(), full)).toEqual([])
    expect(messagesOf(preflightNeeds(), full)).toContain('notice NO_FREE_SLOT')
    expect(messagesOf(preflightNeeds(), full)).toContain('notice COOLIFY_UNREACHABLE')
  })

  test('a server must be usable, and every plugin have its version', () => {
    expect(blockingCodes(preflightNeeds(), preflightFacts({ servers: 'none' }))).toEqual([
      'NO_USABLE_SERVER',
    ])
    const unresolved = listBlockingChecks(
      evaluatePreflight(preflightNeeds({ plugins: ['kontakt', 'fehlt'] }), preflightFacts()),
    )
    expect(unresolved).toEqual([
      { check: 'bundle', state: 'red', code: 'VERSIONS_MISSING', detail: 'fehlt' },
    ])
  })
})

describe('the payment of an order', () => {
  const voided = { type: 'PaymentFailed' as const, data: { cause: 'preflight:BALANCE_LOW' } }
  const payment = (...past: Parameters<typeof toRecordedEvents>[1][]) =>
    listStepProgress(toRecordedEvents(`project-${projectId}`, projectOrdered, ...past))[0]

  test('says why its money went back until it is asked for anew, or for good', () => {
    expect(payment(paymentRequested(), voided)).toMatchObject({
      state: 'waiting',
      code: 'BALANCE_LOW',
    })
    expect(payment(paymentRequested(), voided, paymentRequested(2))?.code).toBeUndefined()
    expect(payment(paymentRequested(), voided, orderCancelled('notFulfillable'))).toMatchObject({
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
  expect(findCopiedRecords([])).toEqual([])
  const twice = toRecordedEvents('domain-berger.de', copy('10 a.de'), copy('10 b.de'))
  expect(findCopiedRecords(twice).map(({ content }) => content)).toEqual(['10 b.de'])
})

test.each([
  ['xn--kln-sna.de', 'köln.de'],
  ['xn--mnchen-ost-ber-gsbk.de', 'münchen-ost-über.de'],
  ['xn--wgv71a119e.jp', '日本語.jp'],
  ['xn--e1afmkfd.xn--p1ai', 'пример.рф'],
  ['berger.de', 'berger.de'],
  ['xn--.de', 'xn--.de'],
  ['xn--!!.de', 'xn--!!.de'],
])('%s is shown as %s', (ace, unicode) => expect(toUnicodeDomain(ace)).toBe(unicode))
