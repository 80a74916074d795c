import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import type { ObservedDomain } from '../../../src/integrations/inwx/types'
import { inwxRefusal, sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'
import { vendorErrorOf } from '../vendor-error-of'
import { exampleRegistrant, openInwxClientFixture } from './inwx-client-fixture'

let now = Date.parse('2026-11-21T10:00:00Z')
const fixture = await openInwxClientFixture({
  now: () => now,
  registrationMs: 1,
  balanceCents: 1_000_000,
})
const registrant = await fixture.client.ensureContact(exampleRegistrant)
for (const domain of ['berger.de', 'berger.com', 'berger.at', 'müller.de']) {
  await fixture.client.ensureRegistered({ domain, registrant, nameservers: sandboxNameservers })
  now += 1
}
afterEach(() => fixture.faults.clear())
afterAll(() => fixture.close())

describe('domains that INWX holds', () => {
  const heldNow = async (name: string) => {
    const observed: ObservedDomain = await fixture.client.observeDomain(name)
    if (observed.state !== 'held') throw new Error(`expected ${name} held, found ${observed.state}`)
    return observed
  }
  const balance = () => fixture.inwx.inventory().balanceCents
  const calls = (method: string) => fixture.calls.filter((call) => call.method === method).length

  test('are listed over all pages, with the price of a year', async () => {
    const names = Array.from({ length: 103 }, (_, i) => `liste-${String(i).padStart(3, '0')}.de`)
    for (const domain of names)
      await fixture.client.ensureRegistered({ domain, registrant, nameservers: sandboxNameservers })
    now += 1
    await fixture.client.ensureRegistered({
      domain: 'wartend.de',
      registrant,
      nameservers: sandboxNameservers,
    })
    const domains = await fixture.client.listDomains()
    expect(domains).toHaveLength(107)
    expect(domains.map(({ name }) => name)).toContain('xn--mller-kva.de')
    expect(domains.find(({ name }) => name === 'berger.com')).toMatchObject({
      state: 'held',
      netCents: 1999,
      renewalMode: 'AUTOEXPIRE',
    })
  })

  test('change their renewal, and only when it is another', async () => {
    const before = calls('domain.update')
    await fixture.client.setRenewal('berger.de', 'AUTOEXPIRE')
    await fixture.client.setRenewal('berger.at', 'AUTOEXPIRE')
    await fixture.client.setRenewal('niemand.de', 'AUTOEXPIRE')
    expect(calls('domain.update')).toBe(before)
    await fixture.client.setRenewal('berger.at', 'AUTORENEW')
    expect((await heldNow('berger.at')).renewalMode).toBe('AUTORENEW')
    await fixture.client.setRenewal('berger.at', 'AUTOEXPIRE')
    expect((await heldNow('berger.at')).renewalMode).toBe('AUTODELETE')
    expect(calls('domain.update')).toBe(before + 2)
    const failure = await vendorErrorOf(fixture.client.setRenewal('niemand.de', 'AUTORENEW'))
    expect(failure.code).toBe('2303')
  })

  test('wait with a change while they are under way', async () => {
    await fixture.client.ensureRegistered({
      domain: 'eilig.de',
      registrant,
      nameservers: sandboxNameservers,
    })
    const failure = await vendorErrorOf(fixture.client.setRenewal('eilig.de', 'AUTORENEW'))
    expect(failure).toMatchObject({ errorClass: 'waiting', code: 'PENDING' })
    now += 1
  })

  test('are renewed once for the end that was seen', async () => {
    const { expiresAt } = await heldNow('berger.de')
    const before = balance()
    const renewed = await fixture.client.ensureRenewed('berger.de', expiresAt)
    expect(renewed.costCents).toBe(590)
    expect(renewed.expiresAt.slice(0, 10)).toBe('2028-11-21')
    expect(await fixture.client.ensureRenewed('berger.de', expiresAt)).toEqual(renewed)
    expect(before - balance()).toBe(590)
    expect((await heldNow('berger.de')).renewalMode).toBe('AUTOEXPIRE')
  })

  test('are renewed once when the reply is lost', async () => {
    const { expiresAt } = await heldNow('berger.com')
    const before = balance()
    fixture.faults.add({ vendor: 'inwx', method: 'domain.renew', kind: 'replyLost', times: 1 })
    const lost = await vendorErrorOf(fixture.client.ensureRenewed('berger.com', expiresAt))
    expect(lost.errorClass).toBe('transient')
    const renewed = await fixture.client.ensureRenewed('berger.com', expiresAt)
    expect(renewed.costCents).toBe(1999)
    expect(before - balance()).toBe(1999)
  })

  test('are renewed once when two do it at the same time', async () => {
    const { expiresAt } = await heldNow('liste-001.de')
    const before = balance()
    const both = await Promise.all(
      [fixture.client, fixture.open()].map((one) => one.ensureRenewed('liste-001.de', expiresAt)),
    )
    expect(both[0]).toEqual(both[1] ?? both[0])
    expect(before - balance()).toBe(590)
  })

  test('are not renewed without money, nor when they are not there', async () => {
    const { expiresAt } = await heldNow('liste-002.de')
    const before = calls('domain.renew')
    fixture.inwx.setBalance(100)
    const poor = await vendorErrorOf(fixture.client.ensureRenewed('liste-002.de', expiresAt))
    expect(poor).toMatchObject({ code: '2104', owner: 'caseworker' })
    fixture.inwx.setBalance(1_000_000)
    const error = await vendorErrorOf(fixture.client.ensureRenewed('niemand.de', expiresAt))
    expect(error.code).toBe('2303')
    fixture.faults.add(inwxRefusal('domain.renew', 2105))
    const refused = await vendorErrorOf(fixture.client.ensureRenewed('liste-002.de', expiresAt))
    expect(refused).toMatchObject({ code: '2105', owner: 'caseworker' })
    expect(calls('domain.renew')).toBe(before + 1)
  })

  test('go at their end, with a message', async () => {
    now = Date.parse('2027-12-01T00:00:00Z')
    expect(await fixture.client.observeDomain('liste-003.de')).toEqual({ state: 'absent' })
    expect((await fixture.client.observeDomain('berger.de')).state).toBe('held')
  })
})
