import { afterAll, describe, expect, test } from 'bun:test'
import { exampleContact, openInwxSession } from './sandbox-inwx-fixture'

let now = Date.parse('2026-11-21T10:00:00Z')
const fixture = await openInwxSession({
  now: () => now,
  registrationMs: 60_000,
  transferMs: 600_000,
})
const { caller } = fixture
const registrant = (await caller.call('contact.create', exampleContact)).resData?.id
afterAll(fixture.close)

describe('domains at INWX', () => {
  const create = (domain: string, more: object = {}) =>
    caller.call('domain.create', { domain, registrant, ...more })
  const statusOf = async (domain: string) =>
    (await caller.call('domain.info', { domain })).resData?.status

  test('are checked as free, taken, unclear or dear', async () => {
    const domain = [
      'steuerberater.example',
      'vergeben.de',
      'unklar.de',
      'premium.com',
      'www.berger.de',
      'projekt.example',
    ]
    const { resData } = await caller.call('domain.check', { domain, wide: 2 })
    const found = resData?.domain as { avail: number; premium?: unknown; currency?: string }[]
    expect(found.map(({ avail }) => avail)).toEqual([1, 0, -1, 1, -1, 0])
    expect(found[3]?.premium).toEqual({
      currency: 'EUR',
      prices: { create: { price: 1999 }, renew: { price: 1999 }, transfer: { price: 1999 } },
    })
    expect(found[0]).not.toHaveProperty('currency')
    const price = await caller.call('domain.getdomainprice', { domain: 'x.com', pricetype: 'reg' })
    expect(price.resData?.domain).toMatchObject({ price: 19.99, currency: 'EUR' })
  })

  test('are pending before they are registered', async () => {
    const { code, resData } = await create('berger-bau.de')
    expect(code).toBe(1001)
    expect(resData).toEqual({ roId: expect.any(Number), price: 5.9, currency: 'EUR' })
    expect(await statusOf('berger-bau.de')).toBe('REG REQUESTED')
    const update = { domain: 'berger-bau.de', renewalMode: 'AUTOEXPIRE' }
    expect(await caller.code('domain.update', update)).toBe(2304)
    expect((await create('berger-bau.de')).code).toBe(2302)
    now += 60_000
    expect(await statusOf('berger-bau.de')).toBe('OK')
    expect(await caller.code('domain.update', update)).toBe(1000)
    const list = await caller.call('domain.list', { domain: 'berger-bau.de' })
    expect(list.resData).toMatchObject({ count: '1', domain: [{ renewalMode: 'AUTOEXPIRE' }] })
  })

  test('have dates that are objects', async () => {
    const { resData } = await caller.call('domain.info', { domain: 'berger-bau.de' })
    expect(resData?.crDate).toEqual({
      scalar: '20261121T10:00:00',
      xmlrpc_type: 'datetime',
      timestamp: 1_795_255_200,
    })
  })

  test('leave a message, which goes when it is acknowledged', async () => {
    const { code, resData } = await caller.call('message.poll')
    expect(code).toBe(1301)
    expect(resData).toMatchObject({
      count: 1,
      msg: { type: 'DOMAIN', object: 'berger-bau.de', status: 'REG SUCCESSFUL' },
    })
    const { id } = (resData?.msg ?? {}) as { id?: number }
    expect(await caller.code('message.ack', { id })).toBe(1000)
    expect(await caller.code('message.poll')).toBe(1300)
    expect(await caller.code('message.ack', { id })).toBe(2303)
  })

  test('cost money, which a failure brings back', async () => {
    const before = fixture.inwx.inventory().balanceCents
    await create('regfail.com')
    const balance = (await caller.call('accounting.accountBalance')).resData
    expect(balance).toEqual({
      total: before / 100,
      available: (before - 1999) / 100,
      locked: 19.99,
      creditLimit: 0,
    })
    now += 60_000
    expect(await statusOf('regfail.com')).toBe('REG FAILED')
    expect(fixture.inwx.inventory().balanceCents).toBe(before)
  })

  test('are not registered without balance, contact or reason', async () => {
    const before = fixture.inwx.inventory()
    expect((await create('premium-name.com')).code).toBe(2104)
    expect((await create('fremd.de', { registrant: 1 })).code).toBe(2303)
    expect((await create('fremd.de', { registrant: undefined })).code).toBe(2003)
    expect((await create('probe.de', { testing: true })).code).toBe(1000)
    expect((await create('fremd.de', { ns: ['ns.inwx.example'] })).code).toBe(2004)
    expect(fixture.inwx.inventory()).toEqual(before)
  })

  test('are transferred by their code', async () => {
    const transfer = (domain: string, authCode?: string) =>
      caller.call('domain.transfer', { domain, authCode, registrant })
    expect((await transfer('vergeben-huber.de')).code).toBe(2202)
    expect((await transfer('vergeben-huber.de', 'wrong-code')).code).toBe(2202)
    expect((await transfer('locked-huber.de', 'secret-code')).code).toBe(2304)
    expect((await transfer('niemands-huber.de', 'secret-code')).code).toBe(2303)
    expect((await transfer('vergeben-huber.de', 'secret-code')).code).toBe(1001)
    expect((await transfer('vergeben-huber.de', 'secret-code')).code).toBe(2300)
    expect((await transfer('vergeben-gruber.de', 'fails-later')).code).toBe(1001)
    now += 600_000
    expect(await statusOf('vergeben-huber.de')).toBe('OK')
    expect(await statusOf('vergeben-gruber.de')).toBe('TRANSFER FAILED')
    expect((await transfer('vergeben-huber.de', 'secret-code')).code).toBe(2302)
  })

  test('are unknown when they are not ours', async () => {
    expect(await caller.code('domain.info', { domain: 'fremd.de' })).toBe(2303)
    expect(await caller.code('domain.info')).toBe(2003)
  })

  test('share one contact for equal persons', async () => {
    const again = (await caller.call('contact.create', exampleContact)).resData?.id
    expect(again).toBe(String(registrant))
    const other = (await caller.call('contact.create', { ...exampleContact, forceNew: 1 })).resData
      ?.id
    expect(other).not.toBe(registrant)
    const loose = { ...exampleContact, voice: '030 1234567' }
    expect(await caller.code('contact.create', loose)).toBe(2005)
    const parsed = { ...exampleContact, voice: '+49 30 1234567', extData: { 'PARSE-VOICE': true } }
    expect((await caller.call('contact.create', parsed)).resData?.id).toBe(String(registrant))
  })
})
