import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test'
import {
  addFault,
  clearFaults,
  fetchFaults,
  fetchInventory,
  type OrderHandle,
  placeTestOrder,
  waitForOrderStatus,
} from '../support/order-client'
import {
  fetchApplications,
  fetchDnsAddress,
  fillDeploymentQueue,
  makeJobsDue,
  placePaidOrder,
} from '../support/paid-orders'
import type { ServiceProcess } from '../support/service-process'
import { disableLatency, prepareService, waitUntil } from '../support/service-process'
import {
  openExternalVendorClients,
  openStaffClient,
  type StaffClient,
  setSandboxSwitch,
} from '../support/staff-client'

const image = { right: 'vrs/vrs-core', wrong: 'vrs/missing' }
/** Minutes: waiting becomes a stall while a test looks on. */
const deadlines = 'dns=0.03,boot=0.05'

let running: ServiceProcess
let caseworker: StaffClient
let strangers: ReturnType<typeof openExternalVendorClients>

const start = async (core: string) => {
  await running.start({ VRS_CORE_IMAGE: core })
  await disableLatency(running)
  await setSandboxSwitch(running, 'inwx', { registrationMs: 0, transferMs: 0 })
  caseworker = await openStaffClient(running)
  strangers = openExternalVendorClients(running)
}

beforeAll(async () => {
  running = await prepareService({ env: { VRS_DEADLINES: deadlines } })
  await start(image.wrong)
  await setSandboxSwitch(running, 'coolify', { light: true })
}, 40_000)
afterEach(() => clearFaults(running))
afterAll(async () => {
  await strangers.inwx.close()
  await running.close()
})

const domain = (kind: string, name: string, more: object = {}) => ({
  domain: { kind, name, ...more },
})
const live = (order: OrderHandle) => () => waitForOrderStatus(running, order, 'active')

/** Prepared at Coolify, whose queue is full for a minute. */
const prepareSite = async (slug: string) => {
  await fillDeploymentQueue(running)
  const order = await placePaidOrder(running, slug)
  await caseworker.waitForStall(order, 'Die Warteschlange für Deployments bei Coolify ist voll.')
  return order
}

/** What it waits for is said at once; what mends it is offered when the deadline has passed. */
const overdue = async (order: OrderHandle, sentence: string) =>
  waitUntil('the deadline to pass', () => caseworker.waitForStall(order, sentence))

describe('what fails is mended from the admin alone, and its plan is what is written', () => {
  test('image missing: the operator names the right one, the site is prepared again', async () => {
    const order = await placePaidOrder(running, 'image')
    expect(
      await caseworker.waitForStall(order, 'Coolify findet das Image von vrs-core nicht.'),
    ).toBe('resumption')
    await running.stop()
    await start(image.right)
    expect(await caseworker.page(order)).toMatch(/value="preparation" selected/)
    const lines = await caseworker.fixAsPlanned(
      order,
      'resumption',
      { step: 'preparation' },
      live(order),
    )
    expect(lines.map(({ act, what }) => `${act} ${what}`)).toEqual([
      'change application',
      'change variables',
      'deploy application',
    ])
  }, 40_000)

  test('wrong auth code: another code is typed in', async () => {
    const order = await placePaidOrder(
      running,
      'code',
      domain('transferred', 'vergeben-code.de', { authCode: 'falsch-1' }),
    )
    expect(await caseworker.waitForStall(order, 'Der Auth-Code ist falsch.')).toBe('transfer-code')
    const lines = await caseworker.fixAsPlanned(
      order,
      'transfer-code',
      { authCode: 'richtig-1' },
      live(order),
    )
    expect(lines.filter(({ act }) => act === 'buy')).toHaveLength(1)
  }, 30_000)

  test('no balance: paid in at INWX, then tried again', async () => {
    const order = await placeTestOrder(running, 'guthaben', {
      ...domain('registered', 'guthaben-berger.de'),
      payment: { method: 'invoice' },
    })
    const method = 'domain.create'
    await addFault(running, { vendor: 'inwx', method, kind: 'error500', times: 1 })
    await caseworker.send(order, 'invoice-approval', { dueDays: '14' })
    await waitUntil('the first try', async () => (await fetchFaults(running)).length === 0)
    await setSandboxSwitch(running, 'inwx', { balanceCents: 100 })
    expect(await caseworker.waitForStall(order, 'Das Guthaben bei INWX reicht nicht aus.')).toBe(
      'resumption',
    )
    await setSandboxSwitch(running, 'inwx', { balanceCents: 50_000 })
    const lines = await caseworker.fixAsPlanned(order, 'resumption', {}, live(order))
    expect(lines.filter(({ act }) => act === 'buy')).toHaveLength(1)
  }, 30_000)

  const renameSubdomain = (order: OrderHandle, label: string) => {
    const name = `${label}.vrs.localhost`
    const domain = { kind: 'subdomain', name, baseDomain: 'vrs.localhost' }
    return caseworker.fixAsPlanned(order, 'domain', domain, live(order))
  }

  const message = 'Unter diesem Namen gibt es im DNS schon Einträge'
  const stranger = (slug: string) =>
    strangers.inwx.ensureRecords('vrs.localhost', [
      {
        type: 'CNAME',
        name: `${slug}.vrs.localhost`,
        content: 'elsewhere.example',
        ttl: 300,
      },
    ])

  test('CNAME collision: another name', async () => {
    await stranger('kollision')
    const order = await placePaidOrder(running, 'kollision')
    expect(await caseworker.waitForStall(order, message)).toBe('domain')
    await renameSubdomain(order, 'kollision-2')
  }, 30_000)

  test('CNAME collision: the foreign record goes, as the plan said', async () => {
    await stranger('weg')
    const order = await placePaidOrder(running, 'weg')
    await caseworker.waitForStall(order, message)
    const unseen = await caseworker.send(order, 'resumption', { strangers: 'go' })
    expect(unseen.status).toBe(422)
    const lines = await caseworker.fixAsPlanned(
      order,
      'resumption',
      { strangers: 'go' },
      live(order),
    )
    expect(lines).toContainEqual({
      act: 'delete',
      what: 'record',
      name: 'CNAME weg.vrs.localhost → elsewhere.example',
    })
  }, 30_000)

  /** Somebody's application bears the address already. */
  const foreignSite = async (slug: string) => {
    const { coolify } = strangers
    const [server] = await coolify.listServers()
    return coolify.ensureApplication({
      name: `fremd-${slug}`,
      project: await coolify.ensureProject(`fremd-${slug}`),
      server: server?.uuid ?? '',
      domains: [`http://${slug}.vrs.localhost`],
      image: { name: 'nginx', tag: 'latest' },
      healthPath: '/',
      port: 80,
    })
  }
  const conflict = 'Der Name gehört bei Coolify schon zu einer anderen Anwendung.'

  test('Coolify domain conflict: another name', async () => {
    await foreignSite('konflikt')
    const order = await placePaidOrder(running, 'konflikt')
    expect(await caseworker.waitForStall(order, conflict)).toBe('domain')
    await renameSubdomain(order, 'konflikt-2')
  }, 30_000)

  test('Coolify domain conflict: the other application was removed there', async () => {
    const foreign = await foreignSite('streit')
    const order = await placePaidOrder(running, 'streit')
    await caseworker.waitForStall(order, conflict)
    await strangers.coolify.deleteApplication(foreign, { volumes: true })
    await caseworker.fixAsPlanned(order, 'resumption', {}, live(order))
  }, 30_000)

  test('queue full: said so, and it goes on by itself', async () => {
    const order = await prepareSite('schlange')
    await makeJobsDue(running, order)
    await waitForOrderStatus(running, order, 'active')
  }, 30_000)

  test('server gone: another server', async () => {
    const order = await prepareSite('server')
    const { servers } = (await fetchInventory(running)).coolify
    const at = await fetchDnsAddress(running, order)
    const server = servers.find(({ ip }) => ip === at)
    await setSandboxSwitch(running, 'coolify', { server: server?.uuid, reachable: false })
    await makeJobsDue(running, order)
    expect(await caseworker.waitForStall(order, 'Coolify erreicht den Server nicht.')).toBe(
      'server',
    )
    const [other] = await running.sql()<{ id: string }[]>`
      select id from servers where coolify_uuid <> ${server?.uuid ?? ''}`
    await caseworker.fixAsPlanned(order, 'server', { server: other?.id ?? '' }, async () => {
      await waitForOrderStatus(running, order, 'active')
      await waitUntil('the old site to be gone', async () => {
        await makeJobsDue(running, order)
        return (await fetchApplications(running, order)).length === 1
      })
    })
    await setSandboxSwitch(running, 'coolify', { server: server?.uuid, reachable: true })
  }, 30_000)

  test('DNS never propagates: looked at again, or vouched for', async () => {
    await addFault(running, {
      vendor: 'dns',
      method: 'query',
      kind: 'refuse',
      code: 3,
      times: 10_000,
    })
    const [again, vouched] = [
      await placePaidOrder(running, 'dns-1'),
      await placePaidOrder(running, 'dns-2'),
    ]
    for (const order of [again, vouched])
      expect(await overdue(order, 'Die zuständigen Nameserver kennen den Namen noch nicht.')).toBe(
        'resumption',
      )
    await caseworker.fixAsPlanned(vouched, 'evidence', {}, live(vouched))
    await clearFaults(running)
    await caseworker.fixAsPlanned(again, 'resumption', {}, live(again))
  }, 30_000)

  test('boot report missing: its variables were spoiled at Coolify, and are set again', async () => {
    const order = await prepareSite('meldung')
    const [{ uuid } = { uuid: '' }] = await fetchApplications(running, order)
    await strangers.coolify.setEnvs(uuid, { VRS_MARKETPLACE_URL: 'http://127.0.0.1:9' })
    await makeJobsDue(running, order)
    expect(await overdue(order, 'vrs-core hat sich noch nicht gemeldet.')).toBe('resumption')
    await caseworker.fixAsPlanned(order, 'resumption', { step: 'preparation' }, live(order))
  }, 30_000)
})
