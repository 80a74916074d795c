import { afterAll, describe, expect, test } from 'bun:test'
import {
  createInwxCaller,
  openInwxSession,
  openSandboxInwx,
  sandboxNameservers,
} from './sandbox-inwx-fixture'

const domain = 'projekt.example'
const record = (name: string, more: object = {}) => ({
  domain,
  name: `${name}.${domain}`,
  type: 'A',
  content: '192.0.2.10',
  ttl: 300,
  ...more,
})

const fixture = await openInwxSession()
const { caller } = fixture
afterAll(fixture.close)

describe('zones and records at INWX', () => {
  const create = (params: object) => caller.call('nameserver.createRecord', params)
  const idOf = async (params: object) => String((await create(params)).resData?.id)

  test('have string ids beyond 31 bits and full names', async () => {
    const id = (await create(record('berger'))).resData?.id
    expect(id).toBeString()
    expect(Number(id)).toBeGreaterThan(2 ** 31)
    const { resData } = await caller.call('nameserver.info', { domain, name: `berger.${domain}` })
    expect(resData?.record).toEqual([
      { id, name: `berger.${domain}`, type: 'A', content: '192.0.2.10', ttl: 300, prio: 0 },
    ])
  })

  test('say nothing of records when none match', async () => {
    const { code, resData } = await caller.call('nameserver.info', { domain, name: `x.${domain}` })
    expect(code).toBe(1000)
    expect(resData).not.toHaveProperty('record')
    expect(resData).not.toHaveProperty('count')
  })

  test('refuse the exact duplicate and take another content', async () => {
    await create(record('twice'))
    expect((await create(record('twice'))).code).toBe(2302)
    expect((await create(record('twice', { content: '192.0.2.11' }))).code).toBe(1000)
  })

  test('take an update to identical values, not one to a duplicate', async () => {
    const id = await idOf(record('update'))
    await create(record('update', { content: '192.0.2.12' }))
    const same = await caller.call('nameserver.updateRecord', { id, content: '192.0.2.10' })
    expect(same.code).toBe(1000)
    expect(same).not.toHaveProperty('resData')
    const duplicate = { id, content: '192.0.2.12' }
    expect(await caller.code('nameserver.updateRecord', duplicate)).toBe(2302)
  })

  test('are deleted once', async () => {
    const id = await idOf(record('gone'))
    const deleted = await caller.call('nameserver.deleteRecord', { id })
    expect(deleted.code).toBe(1000)
    expect(deleted).not.toHaveProperty('resData')
    expect(await caller.code('nameserver.deleteRecord', { id })).toBe(2303)
    expect(await caller.code('nameserver.updateRecord', { id, ttl: 600 })).toBe(2303)
  })

  test.each([
    ['a ttl below 300', record('bad', { ttl: 299 }), 2004],
    ['a target with a trailing dot', record('bad', { type: 'CNAME', content: 'a.example.' }), 2005],
    ['a target that is no host', record('bad', { type: 'CNAME', content: '@' }), 2005],
    ['an address that is none', record('bad', { content: '192.0.2.300' }), 2005],
    ['an IPv4 address as AAAA', record('bad', { type: 'AAAA' }), 2005],
    ['an unknown type', record('bad', { type: 'BOGUS' }), 2005],
    ['no content', record('bad', { content: undefined }), 2003],
    ['an unknown parameter', record('bad', { ns1: 'ns.inwx.example' }), 2005],
    ['an unknown zone', record('bad', { domain: 'fremd.example' }), 2303],
  ])('refuse %s', async (_, params, code) => {
    expect((await create(params)).code).toBe(code)
  })

  test('let a CNAME stand alone', async () => {
    const cname = { type: 'CNAME', content: domain }
    await create(record('alone', cname))
    expect((await create(record('alone'))).code).toBe(2305)
    await create(record('address'))
    expect((await create(record('address', cname))).code).toBe(2305)
  })

  test('need a zone with two nameservers', async () => {
    const zone = { domain: 'neu.example', type: 'MASTER' }
    expect(await caller.code('nameserver.info', { domain: 'neu.example' })).toBe(2303)
    expect(await caller.code('nameserver.create', zone)).toBe(2003)
    expect(await caller.code('nameserver.create', { ...zone, ns: ['ns.inwx.example'] })).toBe(2004)
    expect(await caller.code('nameserver.create', { ...zone, ns: sandboxNameservers })).toBe(1000)
    expect(await caller.code('nameserver.create', { ...zone, ns: sandboxNameservers })).toBe(2302)
    const again = { ...zone, ns: sandboxNameservers, ignoreExisting: true }
    expect(await caller.code('nameserver.create', again)).toBe(1000)
    expect((await caller.call('nameserver.list', {})).resData?.count).toBe(2)
  })

  test('appear in the inventory', async () => {
    const zone = fixture.inwx.inventory().zones.find(({ name }) => name === domain)
    const types = zone?.records.filter(({ name }) => name === domain).map(({ type }) => type)
    expect(types).toEqual(['SOA', 'NS', 'NS'])
    expect(zone?.records.some(({ name }) => name === `berger.${domain}`)).toBe(true)
  })
})

test('zones, records and their count survive a restart', async () => {
  const fixture = await openSandboxInwx()
  const before = createInwxCaller(fixture.inwx.url)
  await before.login()
  const first = await before.call('nameserver.createRecord', record('last'))
  await fixture.inwx.close()
  const again = await fixture.reopen()
  const after = createInwxCaller(again.url)
  await after.login()
  expect(await after.code('nameserver.createRecord', record('last'))).toBe(2302)
  const next = await after.call('nameserver.createRecord', record('next'))
  expect(Number(next.resData?.id)).toBe(Number(first.resData?.id) + 1)
  expect(again.inventory().zones).toHaveLength(1)
  await again.close()
  fixture.remove()
})
