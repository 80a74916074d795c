import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import type { Registrant } from '../../../src/integrations/inwx/types'
import { sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'
import { vendorErrorOf } from '../vendor-error-of'
import { openInwxClientFixture } from './inwx-client-fixture'

const anna: Registrant = {
  kind: 'person',
  name: 'Anna Berger',
  street: 'Ahornweg 1',
  city: 'Berlin',
  postalCode: '10115',
  country: 'de',
  phone: '030 / 123 45 67',
  email: 'anna@berger.example',
}

let now = Date.parse('2026-11-21T10:00:00Z')
const fixture = await openInwxClientFixture({
  now: () => now,
  registrationMs: 60_000,
  transferMs: 600_000,
})
const registrant = await fixture.client.ensureContact(anna)
afterEach(() => fixture.faults.clear())
afterAll(() => fixture.close())

describe('bringing domains to INWX', () => {
  const measureSpending = async (work: () => Promise<unknown>) => {
    const before = fixture.inwx.inventory().balanceCents
    await work()
    return before - fixture.inwx.inventory().balanceCents
  }
  const register = (domain: string, more: object = {}) =>
    fixture.client.ensureRegistered({
      domain,
      registrant,
      nameservers: sandboxNameservers,
      ...more,
    })
  const transfer = (domain: string, authCode = 'secret-code') =>
    fixture.client.ensureTransferred({
      domain,
      authCode,
      registrant,
      nameservers: sandboxNameservers,
    })
  const creates = (method: string) => fixture.calls.filter((call) => call.method === method).length

  test('finds an equal contact again, and another one not', async () => {
    expect(await fixture.client.ensureContact(anna)).toBe(registrant)
    expect(await fixture.client.ensureContact({ ...anna, phone: '+49 30 1234567' })).toBe(
      registrant,
    )
    const office = { ...anna, kind: 'organisation' as const, organisation: 'Berger GmbH' }
    expect(await fixture.client.ensureContact(office)).not.toBe(registrant)
  })

  test('tries a contact without creating one', async () => {
    const create = async (name: string) =>
      Number(await fixture.client.ensureContact({ ...anna, name }))
    const before = await create('Anna vor der Probe')
    await fixture.client.checkContact({ ...anna, name: 'Bea Berger' })
    await fixture.client.checkContact(anna)
    const failure = await vendorErrorOf(
      fixture.client.checkContact({ ...anna, street: 'x'.repeat(65) }),
    )
    expect(failure).toMatchObject({ code: '2004', owner: 'customer' })
    expect(await create('Anna nach der Probe')).toBe(before + 1)
  })

  test('keeps what a contact says out of the record, refused or not', async () => {
    const ill = { ...anna, email: 'anna at berger', phone: '12' }
    const failure = await vendorErrorOf(fixture.client.ensureContact(ill))
    expect(failure).toMatchObject({ code: '2005', errorClass: 'permanent', owner: 'customer' })
    fixture.faults.add({
      vendor: 'inwx',
      method: 'contact.create',
      kind: 'refuse',
      code: 2306,
      body: { reason: 'Anna Berger of Ahornweg 1 is not welcome' },
      times: 1,
    })
    const quoted = await vendorErrorOf(fixture.client.ensureContact(anna))
    expect(quoted.vendorText).toEndWith('‹person› of ‹person› is not welcome')
    const written = JSON.stringify(fixture.calls)
    for (const word of ['Anna', 'Ahornweg', '10115', '123', 'anna@berger'])
      expect(written.includes(word) && word).toBe(false)
  })

  test('registers once, however often it is asked, to end unless renewed', async () => {
    const domainRequest = {
      costCents: 590,
      observed: { state: 'pending', status: 'REG REQUESTED' },
    } as const
    expect(
      await measureSpending(async () => {
        expect(await register('berger-bau.de')).toEqual(domainRequest)
        expect(await register('berger-bau.de')).toEqual(domainRequest)
      }),
    ).toBe(590)
    now += 60_000
    const { costCents, observed } = await register('Berger-Bau.de')
    expect(costCents).toBe(590)
    expect(observed).toEqual({
      state: 'held',
      roId: expect.any(String),
      status: 'OK',
      expiresAt: '2027-11-21T10:00:00.000Z',
      renewBefore: '2027-11-20T10:00:00.000Z',
      renewalMode: 'AUTOEXPIRE',
      nameservers: sandboxNameservers,
      verification: 'ACTIVE',
    })
    await register('berger-bau.at')
    now += 60_000
    expect((await register('berger-bau.at')).observed).toMatchObject({ renewalMode: 'AUTODELETE' })
  })

  test('adopts what is ours without a second request, even when the money is gone', async () => {
    await register('adoptiert.de')
    await transfer('vergeben-adoptiert.de')
    const before = ['domain.create', 'domain.transfer'].map(creates)
    fixture.inwx.setBalance(0)
    expect((await register('adoptiert.de')).observed.state).toBe('pending')
    expect((await transfer('vergeben-adoptiert.de')).observed.state).toBe('pending')
    fixture.inwx.setBalance(50_000)
    expect(['domain.create', 'domain.transfer'].map(creates)).toEqual(before)
  })

  test('is charged once when the reply is lost, and tells the price paid', async () => {
    const method = 'domain.create'
    fixture.faults.add({ vendor: 'inwx', method, kind: 'replyLost', times: 1 })
    const cost = await measureSpending(async () => {
      expect((await vendorErrorOf(register('verloren.com'))).errorClass).toBe('transient')
      expect(await register('verloren.com')).toMatchObject({ costCents: 1999 })
    })
    expect(cost).toBe(1999)
  })

  test('is charged once when two register at the same time', async () => {
    const other = fixture.open()
    const domainRequest = { domain: 'zugleich.de', registrant, nameservers: sandboxNameservers }
    const cost = await measureSpending(() =>
      Promise.all([fixture.client, other].map((one) => one.ensureRegistered(domainRequest))),
    )
    expect(cost).toBe(590)
  })

  test('does not even ask when the balance is too low', async () => {
    const before = creates('domain.create')
    const failure = await vendorErrorOf(register('premium-name.com'))
    expect(failure).toMatchObject({ code: '2104', errorClass: 'permanent', owner: 'caseworker' })
    expect(creates('domain.create')).toBe(before)
    const expensive = { netCents: 199_900, currency: 'EUR', premium: true }
    expect(await fixture.client.getDomainPrice('premium-name.com', 'reg')).toEqual(expensive)
    fixture.inwx.setBalance(200_000)
    expect(await register('premium-name.com')).toMatchObject({ costCents: 199_900 })
    fixture.inwx.setBalance(50_000)
  })

  test('tells that a stranger was quicker', async () => {
    expect(await fixture.client.checkDomain('frei.de')).toMatchObject({ available: true })
    fixture.inwx.registerElsewhere('frei.de')
    expect(await fixture.client.checkDomain('frei.de')).toMatchObject({ available: false })
    expect(await vendorErrorOf(register('frei.de'))).toMatchObject({ code: '2302' })
    expect(await fixture.client.observeDomain('frei.de')).toEqual({ state: 'absent' })
  })

  test('tells why a registration failed, and tries again when asked', async () => {
    await register('regfail.com')
    now += 60_000
    const observed = await fixture.client.observeDomain('regfail.com')
    const because = 'The registry refused the registration.'
    expect(observed).toEqual({ state: 'failed', status: 'REG FAILED', because })
    expect((await register('regfail.com')).observed.state).toBe('pending')
  })

  test('tells what a registry asks for, and refuses without it', async () => {
    const rules = await fixture.client.getTldRules('berger.it')
    expect(rules).toEqual({
      tld: 'it',
      authCode: true,
      nameservers: { min: 2, max: 13 },
      owners: ['person', 'organisation'],
      periods: ['1Y'],
      required: [{ name: 'IT-CODICE-FISCALE', text: expect.stringContaining('required') }],
    })
    expect((await fixture.client.getTldRules('müller.de')).required).toEqual([])
    expect((await fixture.client.getTldRules('berger.uk')).authCode).toBe(false)
    expect((await transfer('vergeben-berger.uk', '')).observed.state).toBe('pending')
    expect((await vendorErrorOf(transfer('vergeben-berger.de', ''))).code).toBe('2202')
    expect((await vendorErrorOf(register('berger.it'))).code).toBe('2003')
    const extData = { 'IT-CODICE-FISCALE': 'BRGNNA80A41H501X' }
    expect((await register('berger.it', { extData })).observed.state).toBe('pending')
    expect(JSON.stringify(fixture.calls)).not.toContain('BRGNNA')
  })

  test.each([
    [[{ tld: 'com', authCode: 'OPTIONAL', companyNeeded: '1' }], ['X-Y-1 needed', 'A-B: optional']],
    [
      { tld: 'com', authCode: 0, companyNeeded: 1 },
      [{ name: 'X-Y-1' }, { name: 'A-B', required: 0 }],
    ],
    [{ com: { tld: 'com', authCode: 'NO', personAllowed: 'NO' } }, ['The X-Y-1 is needed']],
  ])('understands rules told as %j', async (rules, extra) => {
    const fault = { vendor: 'inwx', kind: 'refuse', code: 1000, times: 1 } as const
    const body = { resData: { rules } }
    fixture.faults.add({ ...fault, method: 'domain.getRules', body })
    const method = 'domain.getextradatarules'
    fixture.faults.add({ ...fault, method, body: { resData: { rules: extra } } })
    const found = await fixture.client.getTldRules('berger.com')
    expect(found).toMatchObject({ authCode: false, owners: ['organisation'] })
    expect(found.required.map(({ name }) => name)).toEqual(['X-Y-1'])
  })

  test('transfers once, however often it is asked', async () => {
    const method = 'domain.transfer'
    fixture.faults.add({ vendor: 'inwx', method, kind: 'replyLost', times: 1 })
    const cost = await measureSpending(async () => {
      expect((await vendorErrorOf(transfer('vergeben-huber.de'))).errorClass).toBe('transient')
      const { observed, costCents } = await transfer('vergeben-huber.de')
      expect(observed).toEqual({ state: 'pending', status: 'TRANSFER REQUESTED' })
      expect(costCents).toBe(590)
    })
    expect(cost).toBe(590)
    now += 600_000
    const after = await transfer('vergeben-huber.de')
    expect(after.observed).toMatchObject({
      state: 'held',
      renewalMode: 'AUTOEXPIRE',
      nameservers: sandboxNameservers,
    })
    expect(JSON.stringify(fixture.calls)).not.toContain('secret-code')
  })

  test('tells why a transfer failed, and goes on with another code', async () => {
    await transfer('vergeben-gruber.de', 'fails-later')
    now += 600_000
    expect(await fixture.client.observeDomain('vergeben-gruber.de')).toEqual({
      state: 'failed',
      status: 'TRANSFER FAILED',
      because: 'The losing registrar did not accept the auth code.',
    })
    expect((await transfer('vergeben-gruber.de')).observed.state).toBe('pending')
    now += 600_000
    expect((await fixture.client.observeDomain('vergeben-gruber.de')).state).toBe('held')
  })

  test.each([
    ['vergeben-maier.de', 'wrong-code', '2202', 'customer'],
    ['locked-maier.de', 'secret-code', '2304', 'customer'],
    ['niemand.de', 'secret-code', '2303', 'caseworker'],
  ] as const)('a transfer of %s by %s is %s', async (domain, code, refusal, owner) => {
    const failure = await vendorErrorOf(transfer(domain, code))
    expect(failure).toMatchObject({ code: refusal, errorClass: 'permanent', owner })
  })

  test('hands out messages until each is acknowledged', async () => {
    const methods: string[] = []
    for (
      let next = await fixture.client.getNextMessage();
      next;
      next = await fixture.client.getNextMessage()
    ) {
      expect(next).toMatchObject({ type: 'DOMAIN', at: expect.stringMatching(/Z$/) })
      expect(await fixture.client.getNextMessage()).toEqual(next)
      await fixture.client.ackMessage(next.id)
      await fixture.client.ackMessage(next.id)
      methods.push(`${next.object} ${next.status}`)
    }
    expect(methods).toContain('berger-bau.de REG SUCCESSFUL')
    expect(methods).toContain('regfail.com REG FAILED')
    expect(methods).toContain('vergeben-gruber.de TRANSFER FAILED')
  })
})
