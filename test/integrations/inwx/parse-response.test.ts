import { describe, expect, test } from 'bun:test'
import {
  domainInfoSchema,
  domainNameOf,
  toObservedDomain,
} from '../../../src/integrations/inwx/domains/domain-codec'
import { formatPhone } from '../../../src/integrations/inwx/domains/format-phone'
import { redactCall, redactRefusal } from '../../../src/integrations/inwx/transport/redact-call'

const info = (more: object = {}) =>
  domainInfoSchema.parse({ roId: 980_423, domain: 'berger.de', status: 'OK', ...more })

describe('what INWX says of a domain', () => {
  test.each([
    ['OK', 'held'],
    ['REG REQUESTED', 'pending'],
    ['REG DELAYED', 'pending'],
    ['REG WAITING', 'pending'],
    ['TRANSFER PENDING', 'pending'],
    ['TRANSFER WAIT', 'pending'],
    ['APP INITIATED', 'pending'],
    ['REG FAILED', 'failed'],
    ['REG CANCELED', 'failed'],
    ['TRANSFER FAILED', 'failed'],
    ['TRANSFER CANCELED', 'failed'],
    ['REG SUCCESSFUL', 'held'],
    ['TRANSFER SUCCESSFUL', 'held'],
    ['TRANSFER-OUT REQUESTED', 'held'],
    ['TRANSFERLOCK ACTIVATION', 'held'],
    ['UPDATE REQUESTED', 'held'],
    ['UPDATE FAILED', 'held'],
    ['RENEWAL REQUESTED', 'held'],
    ['EXPIRE SCHEDULED', 'held'],
    ['CONTACTVERIFICATION SUSPENDED', 'held'],
  ] as const)('%s is %s', (status, state) => {
    expect(toObservedDomain(info({ status }))).toMatchObject({ state, status })
  })

  test.each<[unknown, string, string]>([
    [
      { scalar: '20270518T10:00:00', xmlrpc_type: 'datetime', timestamp: 1_810_627_200 },
      '2027-05-18T08:00:00.000Z',
      '2027-05-18',
    ],
    ['2027-05-18T10:00:00', '2027-05-18T10:00:00.000Z', '2027-05-18'],
    ['2027-05-18 10:00:00', '2027-05-18T10:00:00.000Z', '2027-05-18'],
    ['20270518T10:00:00', '2027-05-18T10:00:00.000Z', '2027-05-18'],
    ['2027-05-18', '2027-05-18T00:00:00.000Z', '2027-05-18'],
  ])('%j is an end', (exDate, at, day) => {
    expect(info({ exDate }).exDate).toEqual({ at, day })
  })

  test('is read by its ACE name, with numbers as strings and strings as numbers', () => {
    const found = info({ roId: '980423', domain: 'müller.de', ns: ['NS.inwx.de.'] })
    expect(domainNameOf(found)).toBe('xn--mller-kva.de')
    expect(toObservedDomain(found)).toMatchObject({ roId: '980423', nameservers: ['ns.inwx.de'] })
    const registrantVerificationStatus = 'PENDING'
    expect(
      toObservedDomain(info({ verificationStatus: 'VERIFIED', registrantVerificationStatus })),
    ).toEqual(expect.objectContaining({ verification: 'PENDING' }))
    const none = { verificationStatus: 'ACTIVE', registrantVerificationStatus: 'NONE' }
    expect(toObservedDomain(info(none))).toMatchObject({ verification: 'ACTIVE' })
    expect(
      domainInfoSchema.safeParse({ roId: 1, domain: 'a.de', exDate: 'tomorrow' }).success,
    ).toBe(false)
  })
})

test.each([
  ['030 / 123 45 67', 'DE', '+49.301234567'],
  ['+49 (0)30 1234567', 'de', '+49.301234567'],
  ['0049 30 1234567', 'DE', '+49.301234567'],
  ['+49.301234567', 'DE', '+49.301234567'],
  ['06 1234567', 'IT', '+39.061234567'],
  ['+1 212 5550100', 'DE', '+1.2125550100'],
  ['08-123 456 78', 'SE', '+46.812345678'],
  ['+358401234567', 'FI', '+358.401234567'],
  ['unbekannt 12', 'XX', '12'],
])('%s in %s is dialled %s', (phone, country, voice) => {
  expect(formatPhone(phone, country)).toBe(voice)
})

test('a refusal is told without the auth code and the birthday that it quotes', () => {
  const params = { domain: 'berger.de', authCode: 'kF7#x', extData: { BIRTHDAY: '1970-01-31' } }
  const answer = { code: 2202, msg: 'Wrong kF7#x of berger.de', reason: 'Born 1970-01-31' }
  expect(redactRefusal('domain.transfer', params, answer as never)).toMatchObject({
    msg: 'Wrong ‹redacted› of berger.de',
    reason: 'Born ‹person›',
  })
})

test('a message about a contact is noted without its address', () => {
  const msg = {
    type: 'CONTACT',
    object: 'anna@berger.example',
    status: 'CONTACTVERIFICATION NOTIFY',
  }
  expect(redactCall('message.poll', { resData: { msg } })).toEqual({
    resData: { msg: { ...msg, object: '‹person›' } },
  })
})
