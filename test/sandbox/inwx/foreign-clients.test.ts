import { afterAll, describe, expect, test } from 'bun:test'
import { exampleContact, openInwxSession } from './sandbox-inwx-fixture'

let now = Date.parse('2026-11-21T10:00:00Z')
const fixture = await openInwxSession({ now: () => now, registrationMs: 1, transferMs: 1 })
const { caller } = fixture
const zone = 'projekt.example'
const registrant = (await caller.call('contact.create', exampleContact)).resData?.id
const dataOf = async (method: string, params: object = {}) =>
  (await caller.call(method, params)).resData ?? {}
for (const domain of ['berger.com', 'berger.de'])
  await caller.call('domain.create', { domain, registrant })
now += 1
afterAll(fixture.close)

describe('names of methods', () => {
  test.each(['nameserver.LIST', 'NAMESERVER.list', 'domain.getrules', 'Accounting.accountbalance'])(
    '%s is understood',
    async (method) => {
      expect(await caller.code(method)).toBe(1000)
    },
  )

  test('a login in capitals needs no session, and an unknown method stays unknown', async () => {
    const fresh = await fetch(fixture.inwx.url, {
      method: 'POST',
      body: JSON.stringify({
        method: 'ACCOUNT.LOGIN',
        params: { user: 'vrs', pass: 'open sesame' },
      }),
    })
    expect(await fresh.json()).toMatchObject({ code: 1000 })
    expect(await caller.code('domain.unknown')).toBe(2000)
    expect(await caller.code('constructor')).toBe(2000)
  })

  test('a fault for a method is met by each of its spellings', async () => {
    fixture.faults.add({ vendor: 'inwx', method: 'nameserver.list', kind: 'refuse', times: 1 })
    expect(await caller.code('NameServer.List')).toBe(2400)
  })
})

describe('zones', () => {
  test.each([
    ['www', `www.${zone}`],
    ['WWW', `www.${zone}`],
    ['@', zone],
    [`www.${zone}`, `www.${zone}`],
  ])('records are found by the name %s', async (name, found) => {
    const type = name === '@' ? 'NS' : 'A'
    await caller.call('nameserver.createRecord', {
      domain: zone,
      name: 'www',
      type: 'A',
      content: '192.0.2.1',
    })
    const { record } = await dataOf('nameserver.info', { domain: zone, name, type })
    expect(record).toContainEqual(expect.objectContaining({ name: found, type }))
  })

  test('a name that ends in a dot finds nothing', async () => {
    expect(
      await dataOf('nameserver.info', { domain: zone, name: `www.${zone}.` }),
    ).not.toHaveProperty('record')
  })

  test('the SOA is shown as INWX shows it, and moves with each change', async () => {
    const readSoa = async () => {
      const { record, SOAserial } = await dataOf('nameserver.info', { domain: zone, type: 'SOA' })
      const [{ content }] = record as [{ content: string }]
      return { content, SOAserial: Number(SOAserial) }
    }
    const before = await readSoa()
    expect(before.content).toBe(`ns.inwx.example hostmaster@inwx.de ${before.SOAserial}`)
    expect(before.SOAserial).toBeGreaterThanOrEqual(2_026_112_100)
    const { id } = await dataOf('nameserver.createRecord', {
      domain: zone,
      name: 'soa',
      type: 'A',
      content: '192.0.2.2',
    })
    const created = await readSoa()
    await caller.call('nameserver.deleteRecord', { id })
    const deleted = await readSoa()
    expect([created.SOAserial, deleted.SOAserial]).toEqual([
      before.SOAserial + 1,
      before.SOAserial + 2,
    ])
    expect(deleted.content).toEndWith(String(deleted.SOAserial))
  })

  test('count is a number in nameserver.list and contact.list, a string in domain.list', async () => {
    expect((await dataOf('nameserver.list')).count).toBe(1)
    expect((await dataOf('contact.list')).count).toBe(1)
    expect((await dataOf('domain.list')).count).toBe('2')
  })

  test('records are exported in clear text as CSV, else coded', async () => {
    const { count, data } = await dataOf('nameserver.exportrecords', { name: `*.${zone}` })
    expect(count).toBe(1)
    expect(data).toBe(
      `"name";"type";"content";"ttl";"prio"\n"www.${zone}";"A";"192.0.2.1";"3600";"0"\n`,
    )
    const raw = await dataOf('nameserver.exportrecords', { name: zone, format: 'RAW', limit: 2 })
    expect(raw.count).toBe(2)
    expect(Buffer.from(String(raw.data), 'base64').toString()).toContain('"SOA"')
  })
})

describe('domains and contacts', () => {
  test('domain.info shows what its clients read', async () => {
    const info = await dataOf('domain.info', { domain: 'berger.com' })
    expect(info).toMatchObject({
      verificationStatus: 'ACTIVE',
      registrantVerificationStatus: 'NONE',
      transferMode: 'DEFAULT',
      transferLock: true,
      withPrivacy: false,
      exDate: { scalar: '20271121T10:00:00' },
      reDate: { scalar: '20271120T10:00:00' },
    })
    expect(info.authCode).toBeString()
    expect(String(info.authCode).length).toBeGreaterThan(8)
    expect(info).not.toHaveProperty('contact')
  })

  test('at wide 2 it has the contacts themselves, with ids as strings', async () => {
    const { contact } = await dataOf('domain.info', { domain: 'berger.com', wide: 2 })
    expect(Object.keys(contact as object)).toEqual(['registrant', 'admin', 'tech', 'billing'])
    expect((contact as { registrant: object }).registrant).toMatchObject({
      id: String(registrant),
      name: 'Anna Berger',
      usedCount: 2,
    })
  })

  test('an existing contact comes back with its id as a string', async () => {
    expect(registrant).toBeNumber()
    expect((await dataOf('contact.create', exampleContact)).id).toBe(String(registrant))
    const { contact } = await dataOf('contact.info', { id: registrant })
    expect((contact as { id: unknown }).id).toBe(String(registrant))
  })

  test('the account has no others below it', async () => {
    expect(await dataOf('account.list')).toEqual({ adminId: 104_712, accounts: [] })
  })
})

describe('periods', () => {
  const balance = () => fixture.inwx.inventory().balanceCents
  const priceOf = async (domain: string, pricetype: string, period: string) => {
    const params = { domain, pricetype, period }
    const { code, resData } = await caller.call('domain.getdomainprice', params)
    const quoted = (resData?.domain ?? {}) as { price?: number }
    return code === 1000 ? quoted.price : code
  }

  test.each([
    ['a.com', 'reg', '2Y', 39.98],
    ['a.com', 'renewal', '10Y', 199.9],
    ['a.com', 'reg', '3Y', 2306],
    ['a.com', 'reg', '1M', 2306],
    ['a.de', 'renewal', '2Y', 2306],
    ['a.com', 'restore', '2Y', 19.99],
  ])('%s %s for %s costs %p', async (domain, kind, period, price) => {
    expect(await priceOf(domain, kind, period)).toBe(price)
  })

  test('a registration of two years costs twice and ends two years later', async () => {
    const before = balance()
    const order = { domain: 'lang.com', registrant, period: '2Y' }
    expect((await dataOf('domain.create', order)).price).toBe(39.98)
    expect(before - balance()).toBe(3998)
    const { exDate, period } = await dataOf('domain.info', { domain: 'lang.com' })
    expect([exDate, period]).toMatchObject([{ scalar: '20281121T10:00:00' }, '2Y'])
    expect(await caller.code('domain.create', { ...order, domain: 'lang.de' })).toBe(2306)
    expect(before - balance()).toBe(3998)
  })

  test('a renewal of five years costs five times, where the registry has it', async () => {
    const before = balance()
    const order = { domain: 'berger.com', period: '5Y', expiration: '2027-11-21' }
    expect((await dataOf('domain.renew', { ...order, testing: true })).price).toBe(99.95)
    expect(await caller.code('domain.renew', { ...order, period: '3Y' })).toBe(2306)
    expect(await caller.code('domain.renew', { ...order, domain: 'berger.de' })).toBe(2306)
    expect(await dataOf('domain.renew', order)).toMatchObject({
      exDate: { scalar: '20321121T10:00:00' },
      reDate: { scalar: '20321120T10:00:00' },
    })
    expect(before - balance()).toBe(9995)
  })

  test('the price list is read by endings and pages', async () => {
    const { price } = await dataOf('domain.getprices', { tld: ['de', 'com'] })
    expect(price).toMatchObject([
      { tld: 'de', currency: 'EUR', createPrice: 5.9, renewalPrice: 5.9, createPeriod: 1 },
      { tld: 'com', createPrice: 19.99, transferPrice: 19.99 },
    ])
    expect((await dataOf('domain.getPrices', { page: 2, pagelimit: 3 })).price).toHaveLength(3)
  })
})

describe('the renewal date', () => {
  test('is the last moment to pay: then nothing renews a name that expires', async () => {
    await caller.call('domain.update', { domain: 'berger.de', renewalMode: 'AUTOEXPIRE' })
    now = Date.parse('2027-11-20T10:00:00Z')
    await caller.login()
    const order = { domain: 'berger.de', period: '1Y', expiration: '2027-11-21' }
    expect(await caller.code('domain.renew', order)).toBe(2105)
    expect((await dataOf('domain.info', { domain: 'berger.de' })).status).toBe('OK')
    now = Date.parse('2027-11-21T10:00:00Z')
    await caller.login()
    expect(await caller.code('domain.info', { domain: 'berger.de' })).toBe(2303)
  })

  test('is when a name renews by itself, for its own period', async () => {
    fixture.inwx.setBalance(50_000)
    now = Date.parse('2028-11-20T09:59:59Z')
    await caller.login()
    const endOf = async () => (await dataOf('domain.info', { domain: 'lang.com' })).exDate
    expect(await endOf()).toMatchObject({ scalar: '20281121T10:00:00' })
    now += 2_000
    expect(await endOf()).toMatchObject({ scalar: '20301121T10:00:00' })
    expect(fixture.inwx.inventory().balanceCents).toBe(50_000 - 3998)
  })
})
