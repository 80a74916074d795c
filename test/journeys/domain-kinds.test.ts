import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { DnsRecord } from '../../src/integrations/inwx/types'
import type { Inventory } from '../../src/sandbox/setup/sandbox-inventory'
import {
  ada,
  asked,
  atSite,
  inventory,
  type Order,
  orderBody,
  pay,
  placeOrder,
  reaches,
  statusOf,
} from '../support/order-client'
import type { Running } from '../support/service-process'
import { startService, until } from '../support/service-process'
import { type Caseworker, openCaseworker, strangersAt, turn } from '../support/staff-client'

let running: Running
let caseworker: Caseworker
beforeAll(async () => {
  running = await startService()
  await turn(running, 'inwx', { registrationMs: 500, transferMs: 500 })
  caseworker = await openCaseworker(running)
  zonesBefore = (await standing()).zones
}, 40_000)
afterAll(() => running.close())

/** Besides those that every zone has. */
const recordsIn = (records: Inventory['inwx']['zones'][number]['records']) =>
  records
    .filter(({ type }) => type !== 'NS' && type !== 'SOA')
    .map(({ type, name, content }) => `${type} ${name} ${content}`)

/** All that stands at the vendors. */
const standing = async () => {
  const { coolify, inwx } = await inventory(running)
  const names = (all: { name: string }[]) => all.map(({ name }) => name)
  return {
    projects: names(coolify.projects),
    databases: names(coolify.databases),
    applications: names(coolify.applications),
    storages: coolify.storages.length,
    keptVolumes: coolify.keptVolumes.map(({ of }) => of),
    zones: Object.fromEntries(
      inwx.zones.map(({ name, records }) => [name, recordsIn(records)] as const),
    ),
  }
}
const nothingYet = { projects: [], databases: [], applications: [], storages: 0, keptVolumes: [] }
let zonesBefore: Awaited<ReturnType<typeof standing>>['zones']

const lives = new Map<string, Order>()
const liveOf = (slug: string) => {
  const order = lives.get(slug)
  if (!order) throw new Error(`expected ${slug} to be live, found none`)
  return order
}

const balance = async () => (await inventory(running)).inwx.balanceCents

const recordsOf = async (zone: string) => (await standing()).zones[zone] ?? []

/** It answers at its name from a process of its own; `www` leads there too. */
const expectSite = async (order: Order, name: string) => {
  const { projectId, slug } = order
  lives.set(slug, order)
  const health = await (await atSite(running, { host: name }, '/health')).json()
  expect(health).toMatchObject({ projectId })
  if ((await recordsOf(name)).length === 0) return
  const www = await atSite(running, { host: `www.${name}` }, '/')
  expect([200, 301, 302, 307, 308]).toContain(www.status)
  if (www.status !== 200) expect(www.headers.get('location')).toContain(`//${name}`)
}

const domain = (kind: string, name: string, more: object = {}) => ({
  domain: { kind, name, ...more },
})

const tellCode = (order: Order, authCode: string) =>
  fetch(`${running.url}/api/v1/orders/${order.projectId}/transfer-code`, {
    method: 'POST',
    headers: { ...asked(order).headers, 'content-type': 'application/json' },
    body: JSON.stringify({ authCode }),
  })

/** A name that we have had at INWX for long, with its zone. */
const ownAlready = async (name: string, record: DnsRecord) => {
  const { inwx } = strangersAt(running)
  const nameservers = ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu']
  const { name: person, ...address } = ada
  const registrant = await inwx.ensureContact({ kind: 'person', name: person, ...address })
  await inwx.ensureZone(name, nameservers)
  await inwx.ensureRecords(name, [record])
  await inwx.ensureRegistered({ domain: name, registrant, nameservers })
  await until('the name', async () => (await inwx.domainSeen(name)).state === 'held')
  await inwx.close()
}

/** A personal token of the caseworker, as the page shows it once. */
const personalToken = async () => {
  const form = new URLSearchParams({ id: Bun.randomUUIDv7(), name: 'Programm', days: '30' })
  form.append('scopes', 'projects:write')
  const answer = await fetch(`${running.url}/admin/tokens`, {
    method: 'POST',
    headers: { cookie: caseworker.cookie, origin: running.url },
    body: form,
  })
  const token = /vrsp_[\w-]+/.exec(await answer.text())?.[0]
  if (answer.status !== 201 || !token) throw new Error(`expected a token, found ${answer.status}`)
  return token
}

describe('all kinds of domains go live with their sites', () => {
  test('a registered one: bought once, with www', async () => {
    const before = await balance()
    const order = await placeOrder(running, 'adler', domain('registered', 'adler-berger.de'))
    expect(await pay(order)).toBe(303)
    const subdomain = await placeOrder(running, 'amsel')
    expect(await pay(subdomain)).toBe(303)
    await Promise.all([reaches(running, order, 'active'), reaches(running, subdomain, 'active')])
    await expectSite(subdomain, subdomain.host)
    await expectSite(order, 'adler-berger.de')
    expect(before - (await balance())).toBe(590)
    expect(await recordsOf('adler-berger.de')).toHaveLength(2)
  }, 40_000)

  test('a transferred one: its wrong code is corrected by the customer, its mail goes on', async () => {
    const before = await balance()
    const name = 'vergeben-adler.de'
    const order = await placeOrder(
      running,
      'umzug',
      domain('transferred', name, { authCode: 'falsch-und-geheim' }),
    )
    expect(await pay(order)).toBe(303)
    const stalled = await until('the stall', async () => {
      const { steps } = await statusOf(running, order)
      return steps.find(({ step, state }) => step === 'domain' && state === 'stalled')
    })
    expect(stalled).toMatchObject({ owner: 'customer', message: expect.stringMatching(/code/i) })
    expect(before - (await balance())).toBe(0)
    expect((await tellCode(order, 'richtig-und-geheim')).status).toBe(202)
    await reaches(running, order, 'active')
    await expectSite(order, name)
    expect(before - (await balance())).toBe(590)
    const records = (await recordsOf(name)).join('\n')
    for (const kept of [`MX ${name} `, 'v=spf1', 'v=DKIM1', `SRV _caldavs._tcp.${name} `])
      expect(records).toContain(kept)
    const [{ codes } = { codes: -1 }] = await running.sql()<{ codes: number }[]>`
      select count(*)::int as codes from project_secrets
      where project_id = ${order.projectId} and name = 'auth_code'`
    expect(codes).toBe(0)
    expect(running.output()).not.toContain('und-geheim')
  }, 40_000)

  test('an owned one, ordered by staff: only our records are added', async () => {
    const name = 'eigene-berger.de'
    await ownAlready(name, { type: 'MX', name, content: '10 mail.example.net', ttl: 3600 })
    const [{ customerId } = { customerId: '' }] = await running.sql()<{ customerId: string }[]>`
      select customer_id from projects limit 1`
    const free = { payment: { method: 'free' }, ...domain('owned', name) }
    const { customer: _, ...wish } = orderBody('eigene', free)
    const answer = await fetch(`${running.url}/api/v1/projects`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await personalToken()}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ ...wish, customerId }),
    })
    expect(answer.status).toBe(201)
    const order = { ...((await answer.json()) as Order), slug: 'eigene' }
    const before = await balance()
    await reaches(running, order, 'active')
    await expectSite(order, name)
    expect(before - (await balance())).toBe(0)
    expect(await recordsOf(name)).toContain(`MX ${name} mail.example.net`)
  }, 40_000)
})

test('a name that a stranger registers between order and payment costs nothing, and the order says why', async () => {
  const order = await placeOrder(running, 'weg', domain('registered', 'weg-berger.de'))
  await turn(running, 'inwx', { takenDomain: 'weg-berger.de' })
  await pay(order)
  await until('the order to be given up', async () => {
    const { status, steps } = await statusOf(running, order)
    const payment = steps.find(({ step }) => step === 'payment')
    return status === 'archived' && payment?.message?.includes('registered the domain')
  })
  const tracker = await fetch(`${running.url}${new URL(order.statusUrl, running.url).pathname}`, {
    headers: { ...asked(order).headers, 'accept-language': 'de', accept: 'text/html' },
  })
  expect(await tracker.text()).toContain('hat inzwischen jemand anderes registriert')
  const { stripe, coolify } = await inventory(running)
  const own = stripe.sessions.filter((one) => one.projectId === order.projectId)
  const sessions = own.map(({ id }) => id)
  expect(stripe.charges.filter(({ sessionId }) => sessions.includes(sessionId))).toEqual([])
  expect(coolify.applications.filter(({ name }) => name.startsWith('vrs-weg-'))).toEqual([])
}, 30_000)

describe('a teardown leaves the vendors as they were before, except what its plan listed', () => {
  const torn = async ({ projectId }: Order) => {
    const rows = await running.sql()`select from history
      where stream = ${`project-${projectId}`} and type = 'DnsRemoved'`
    return rows.length > 0
  }
  /** Archives it, sees the plan, tears it down; answers what the plan keeps. */
  const tearDown = async (order: Order, data: 'keep' | 'erase') => {
    const archived = await caseworker.send(order, 'archiving', {})
    expect(archived.status).toBe(303)
    const lines = await caseworker.mends(order, 'teardown', { data }, () =>
      until('the end of the teardown', () => torn(order)),
    )
    const kept = lines.filter(({ act }) => act === 'keep')
    return kept.map(({ what, name, netCents }) => [what, name, netCents].filter(Boolean).join(' '))
  }
  const vendorName = ({ slug, projectId }: Order) => `vrs-${slug}-${projectId.slice(-8)}`
  test('of all four kinds, their data kept or erased', async () => {
    const name = vendorName(liveOf('amsel'))
    const kept = [`volume ${name}`, `database ${name}`, `project ${name}`]
    expect(await tearDown(liveOf('amsel'), 'keep')).toEqual(kept)
    expect(await tearDown(liveOf('adler'), 'erase')).toEqual(['zone adler-berger.de 590'])
    expect(await tearDown(liveOf('umzug'), 'erase')).toEqual(['zone vergeben-adler.de 590'])
    expect(await tearDown(liveOf('eigene'), 'erase')).toEqual([])
    const { zones, ...things } = await standing()
    expect(things).toEqual({
      ...nothingYet,
      projects: [name],
      databases: [name],
      keptVolumes: [name],
    })
    const { 'vergeben-adler.de': moved, ...others } = zones
    expect(others).toEqual({
      ...zonesBefore,
      'adler-berger.de': [],
      'eigene-berger.de': ['MX eigene-berger.de mail.example.net'],
    })
    expect(moved).toHaveLength(8)
    expect(moved?.join('\n')).not.toMatch(/^(A|CNAME) (www\.)?vergeben-adler\.de /m)
  }, 60_000)
})
