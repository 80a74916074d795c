import { afterAll, describe, expect, test } from 'bun:test'
import { exampleContact, openInwxSession } from './sandbox-inwx-fixture'

let now = Date.parse('2026-11-21T10:00:00Z')
const fixture = await openInwxSession({ now: () => now, registrationMs: 1, transferMs: 1 })
const { caller } = fixture
const registrant = (await caller.call('contact.create', exampleContact)).resData?.id
await caller.call('domain.create', { domain: 'berger.de', registrant })
now += 1
afterAll(fixture.close)

describe('the registries behind INWX', () => {
  const renew = (expiration: string, more: object = {}) =>
    caller.call('domain.renew', { domain: 'berger.de', period: '1Y', expiration, ...more })

  test('renew only for the end that they know', async () => {
    const before = fixture.inwx.inventory().balanceCents
    expect((await renew('2027-11-20')).code).toBe(2105)
    expect((await renew('next year')).code).toBe(2005)
    expect((await renew('2027-11-21', { testing: true })).code).toBe(1000)
    const { code, resData } = await renew('2027-11-21')
    expect([code, resData?.price, resData?.currency]).toEqual([1000, 5.9, 'EUR'])
    expect(resData?.exDate).toMatchObject({ scalar: '20281121T10:00:00' })
    expect((await renew('2027-11-21')).code).toBe(2105)
    expect(before - fixture.inwx.inventory().balanceCents).toBe(590)
    fixture.inwx.setBalance(100)
    expect((await renew('2028-11-21')).code).toBe(2104)
    fixture.inwx.setBalance(50_000)
    await caller.call('domain.create', { domain: 'eilig.de', registrant })
    const early = { domain: 'eilig.de', period: '1Y', expiration: '2027-11-21' }
    expect(await caller.code('domain.renew', early)).toBe(2304)
    now += 1
  })

  test('leave a trace of what was done, the newest first', async () => {
    const { resData } = await caller.call('domain.log', { domain: 'berger.de' })
    expect(resData).toMatchObject({
      count: '3',
      sum: 11.8,
      domain: [
        { status: 'RENEWAL SUCCESSFUL', price: 5.9 },
        { status: 'REG SUCCESSFUL', price: 0 },
        { status: 'REG REQUESTED', price: 5.9, domain: 'berger.de' },
      ],
    })
    const other = await caller.call('domain.log', { domain: 'niemand.de', order: 'LOGTIMEASC' })
    expect(other).toMatchObject({ code: 1000, resData: { count: '0', domain: [] } })
    await caller.call('domain.create', { domain: 'regfail.de', registrant })
    now += 1
    const failed = await caller.call('domain.log', { domain: 'regfail.de', pagelimit: 1 })
    const userText = 'The registry refused the registration.'
    expect(failed.resData?.domain).toMatchObject([{ status: 'REG FAILED', userText }])
  })

  test('know their rules', async () => {
    const rules = await caller.call('domain.getRules', { tld: ['de', 'uk'] })
    const extensions = [{ tld: 'de', authCode: 'YES', minNS: 2 }, { authCode: 'NO' }]
    expect(rules.resData?.rules).toMatchObject(extensions)
    const extra = await caller.call('domain.getextradatarules', { tld: 'us' })
    expect(extra.resData?.rules).toHaveLength(2)
    const bare = { domain: 'berger.se', registrant }
    expect(await caller.code('domain.create', bare)).toBe(2003)
    const extData = { 'NICSE-IDNUMBER': '[SE]802405-0190' }
    expect(await caller.code('domain.create', { ...bare, extData })).toBe(1001)
    const austrian = { domain: 'berger.at', registrant, renewalMode: 'AUTOEXPIRE' }
    expect(await caller.code('domain.create', austrian)).toBe(2102)
    expect(await caller.code('domain.create', { ...austrian, renewalMode: 'AUTODELETE' })).toBe(
      1001,
    )
    now += 1
    const update = { domain: 'berger.at', renewalMode: 'AUTOEXPIRE' }
    expect(await caller.code('domain.update', update)).toBe(2102)
  })

  test('tell several prices at once', async () => {
    const query = { domain: ['a.de', 'b.com'], pricetype: 'renewal' }
    const { resData } = await caller.call('domain.getdomainprice', query)
    expect(resData?.domain).toMatchObject([{ price: 5.9 }, { price: 19.99, type: 'renewal' }])
  })

  test('let contacts be listed, corrected and deleted, unless a domain needs them', async () => {
    const other = (await caller.call('contact.create', { ...exampleContact, name: 'Otto Huber' }))
      .resData?.id
    expect(await caller.code('contact.update', { id: other, city: 'Bonn' })).toBe(1000)
    const list = await caller.call('contact.list', { search: 'Otto' })
    expect(list.resData).toMatchObject({ count: 1, contact: [{ id: other, city: 'Bonn' }] })
    expect(await caller.code('contact.update', { id: other, voice: '12' })).toBe(2005)
    expect(await caller.code('contact.delete', { id: registrant })).toBe(2305)
    expect(await caller.code('contact.delete', { id: other })).toBe(1000)
    expect(await caller.code('contact.delete', { id: other })).toBe(2303)
    expect(await caller.code('contact.info', { id: other })).toBe(2303)
  })

  test('give a name to whoever comes first, for good', async () => {
    fixture.inwx.registerElsewhere('schnell.de')
    expect(await caller.code('domain.create', { domain: 'schnell.de', registrant })).toBe(2302)
    expect(fixture.inwx.findDelegation('schnell.de')).toEqual([
      'ns1.old-provider.example',
      'ns2.old-provider.example',
    ])
  })

  test('keep the old nameservers at a transfer that takes them over', async () => {
    const domainRequest = { domain: 'vergeben-bleibt.de', registrant, authCode: 'secret' }
    expect(await caller.code('domain.transfer', { ...domainRequest, nsTakeover: true })).toBe(1001)
    const before = fixture.inwx.findDelegation('vergeben-bleibt.de')
    now += 1
    expect(fixture.inwx.findDelegation('vergeben-bleibt.de')).toEqual(before)
    expect(
      fixture.inwx.createPreviousProviderZoneLookup().findZone('www.vergeben-bleibt.de')?.name,
    ).toBe(domainRequest.domain)
  })

  test('renew by themselves or let go, when the end has come', async () => {
    await caller.call('domain.update', { domain: 'eilig.de', renewalMode: 'AUTOEXPIRE' })
    const before = fixture.inwx.inventory().balanceCents
    now = Date.parse('2028-12-01T00:00:00Z')
    await caller.login()
    expect(await caller.code('domain.info', { domain: 'eilig.de' })).toBe(2303)
    const { resData } = await caller.call('domain.info', { domain: 'berger.de' })
    expect(resData?.exDate).toMatchObject({ scalar: '20291121T10:00:00' })
    expect(fixture.inwx.inventory().balanceCents).toBeLessThan(before)
    const polled = await caller.call('message.poll')
    expect(polled.resData?.msg).toMatchObject({ type: 'DOMAIN', object: 'berger.de' })
  })

  test('remember it all over a restart', async () => {
    const before = fixture.inwx.inventory()
    await fixture.inwx.close()
    const again = await fixture.reopen()
    fixture.inwx = again
    expect(again.inventory()).toEqual(before)
    expect(again.findDelegation('schnell.de')).toHaveLength(2)
  })
})
