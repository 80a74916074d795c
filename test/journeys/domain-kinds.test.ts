import { afterAll, describe, expect, test } from 'bun:test'
import type { DnsRecord } from '../../src/integrations/inwx/types'
import type { SandboxInventory } from '../../src/sandbox/setup/sandbox-inventory'
import {
  adaBerger,
  fetchInventory,
  fetchOrderStatus,
  issuePersonalToken,
  type OrderHandle,
  orderBody,
  payCheckout,
  placeTestOrder,
  requestSite,
  waitForOrderStatus,
  withOrderToken,
} from '../support/order-client'
import { startService, waitUntil } from '../support/service-process'
import {
  openExternalVendorClients,
  openStaffClient,
  setSandboxSwitch,
} from '../support/staff-client'

const running = await startService()
await setSandboxSwitch(running, 'inwx', { registrationMs: 500, transferMs: 500 })
const caseworker = await openStaffClient(running)
afterAll(() => running.close())

/** Besides those that every zone has. */
const recordsIn = (records: SandboxInventory['inwx']['zones'][number]['records']) =>
  records
    .filter(({ type }) => type !== 'NS' && type !== 'SOA')
    .map(({ type, name, content }) => `${type} ${name} ${content}`)

/** All that stands at the vendors. */
const standing = async () => {
  const { coolify, inwx } = await fetchInventory(running)
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
const zonesBefore = (await standing()).zones
const nothingYet = { projects: [], databases: [], applications: [], storages: 0, keptVolumes: [] }

const lives = new Map<string, OrderHandle>()
const liveOf = (slug: string) => {
  const order = lives.get(slug)
  if (!order) throw new Error(`expected ${slug} to be live, found none`)
  return order
}

const balance = async () => (await fetchInventory(running)).inwx.balanceCents

const recordsOf = async (zone: string) => (await standing()).zones[zone] ?? []

/** It answers at its name from a process of its own; `www` leads there too. */
const expectSite = async (order: OrderHandle, name: string) => {
  const { projectId, slug } = order
  lives.set(slug, order)
  const health = await (await requestSite(running, { host: name }, '/health')).json()
  expect(health).toMatchObject({ projectId })
  if ((await recordsOf(name)).length === 0) return
  const www = await requestSite(running, { host: `www.${name}` }, '/')
  expect([200, 301, 302, 307, 308]).toContain(www.status)
  if (www.status !== 200) expect(www.headers.get('location')).toContain(`//${name}`)
}

const domain = (kind: string, name: string, more: object = {}) => ({
  domain: { kind, name, ...more },
})

const tellCode = (order: OrderHandle, authCode: string) =>
  fetch(`${running.url}/api/v1/orders/${order.projectId}/transfer-code`, {
    method: 'POST',
    headers: { ...withOrderToken(order).headers, 'content-type': 'application/json' },
    body: JSON.stringify({ authCode }),
  })

/** A name that we have had at INWX for long, with its zone. */
const ownAlready = async (name: string, record: DnsRecord) => {
  const { inwx } = openExternalVendorClients(running)
  const nameservers = ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu']
  const { name: person, ...address } = adaBerger
  const registrant = await inwx.ensureContact({ kind: 'person', name: person, ...address })
  await inwx.ensureZone(name, nameservers)
  await inwx.ensureRecords(name, [record])
  await inwx.ensureRegistered({ domain: name, registrant, nameservers })
  await waitUntil('the name', async () => (await inwx.observeDomain(name)).state === 'held')
  await inwx.close()
}

/** A personal token of the caseworker, as the page shows it once. */

const personalToken = () => issuePersonalToken(running, caseworker.cookie, ['projects:write'])

describe('all kinds of domains go live with their sites', () => {
  test('a registered one: bought once, with www', async () => {
    const before = await balance()
    const order = await placeTestOrder(running, 'adler', domain('registered', 'adler-berger.de'))
    expect(await payCheckout(order)).toBe(303)
    const subdomain = await placeTestOrder(running, 'amsel')
    expect(await payCheckout(subdomain)).toBe(303)
    await Promise.all([
      waitForOrderStatus(running, order, 'active'),
      waitForOrderStatus(running, subdomain, 'active'),
    ])
    await expectSite(subdomain, subdomain.host)
    await expectSite(order, 'adler-berger.de')
    expect(before - (await balance())).toBe(590)
    expect(await recordsOf('adler-berger.de')).toHaveLength(2)
  }, 40_000)

  test('a transferred one: its wrong code is corrected by the customer, its mail goes on', async () => {
    const before = await balance()
    const name = 'vergeben-adler.de'
    const order = await placeTestOrder(
      running,
      'umzug',
      domain('transferred', name, { authCode: 'falsch-und-geheim' }),
    )
    expect(await payCheckout(order)).toBe(303)
    const stalled = await waitUntil('the stall', async () => {
      const { steps } = await fetchOrderStatus(running, order)
      return steps.find(({ step, state }) => step === 'domain' && state === 'stalled')
    })
    expect(stalled).toMatchObject({ owner: 'customer', message: expect.stringMatching(/code/i) })
    expect(before - (await balance())).toBe(0)
    expect((await tellCode(order, 'richtig-und-geheim')).status).toBe(202)
    await waitForOrderStatus(running, order, 'active')
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
    const order = { ...((await answer.json()) as OrderHandle), slug: 'eigene' }
    const before = await balance()
    await waitForOrderStatus(running, order, 'active')
    await expectSite(order, name)
    expect(before - (await balance())).toBe(0)
    expect(await recordsOf(name)).toContain(`MX ${name} mail.example.net`)
  }, 40_000)
})

test('a name that a stranger registers between order and payment costs nothing, and the order says why', async () => {
  const order = await placeTestOrder(running, 'weg', domain('registered', 'weg-berger.de'))
  await setSandboxSwitch(running, 'inwx', { takenDomain: 'weg-berger.de' })
  await payCheckout(order)
  await waitUntil('the order to be given up', async () => {
    const { status, steps } = await fetchOrderStatus(running, order)
    const payment = steps.find(({ step }) => step === 'payment')
    return status === 'archived' && payment?.message?.includes('registered the domain')
  })
  const tracker = await fetch(`${running.url}${new URL(order.statusUrl, running.url).pathname}`, {
    headers: { ...withOrderToken(order).headers, 'accept-language': 'de', accept: 'text/html' },
  })
  expect(await tracker.text()).toContain('hat inzwischen jemand anderes registriert')
  const { stripe, coolify } = await fetchInventory(running)
  const own = stripe.sessions.filter((one) => one.projectId === order.projectId)
  const sessions = own.map(({ id }) => id)
  expect(stripe.charges.filter(({ sessionId }) => sessions.includes(sessionId))).toEqual([])
  expect(coolify.applications.filter(({ name }) => name.startsWith('vrs-weg-'))).toEqual([])
}, 30_000)

describe('a teardown leaves the vendors as they were before, except what its plan listed', () => {
  const isTornDown = async ({ projectId }: OrderHandle) => {
    const rows = await running.sql()`select from history
      where stream = ${`project-${projectId}`} and type = 'DnsRemoved'`
    return rows.length > 0
  }
  /** Archives it, sees the plan, tears it down; answers what the plan keeps. */
  const tearDown = async (order: OrderHandle, data: 'keep' | 'erase') => {
    const archived = await caseworker.send(order, 'archiving', {})
    expect(archived.status).toBe(303)
    const lines = await caseworker.fixAsPlanned(order, 'teardown', { data }, () =>
      waitUntil('the end of the teardown', () => isTornDown(order)),
    )
    const kept = lines.filter(({ act }) => act === 'keep')
    return kept.map(({ what, name, netCents }) => [what, name, netCents].filter(Boolean).join(' '))
  }
  const vendorName = ({ slug, projectId }: OrderHandle) => `vrs-${slug}-${projectId.slice(-8)}`
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
