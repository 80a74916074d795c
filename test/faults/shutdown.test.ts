import { afterAll, expect, test } from 'bun:test'
import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { findRunningChildren } from '../support/child-processes'
import {
  type OrderHandle,
  requestSite,
  waitForOrderStatus,
  withOrderToken,
} from '../support/order-client'
import { placePaidOrder } from '../support/paid-orders'
import {
  disableLatency,
  prepareDataDir,
  runToExit,
  startService,
  waitUntil,
} from '../support/service-process'
import { expectOneOfEach } from '../support/vendor-resources'

const orders: OrderHandle[] = []
const running = await startService()
const order = await placePaidOrder(running, 'feierabend')
orders.push(order)
await waitForOrderStatus(running, order, 'active')
afterAll(async () => {
  await running.close()
  rmSync(`${running.dataDir}-other`, { recursive: true, force: true })
})

const occupyPort = (port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

const isSiteUp = () =>
  waitUntil('the site to answer', async () => {
    const page = await requestSite(running, order, '/').catch(() => undefined)
    return page?.status === 200
  })

const restart = async () => {
  await running.start()
  await disableLatency(running)
  await isSiteUp()
  await waitForOrderStatus(running, order, 'active')
}

const measureSeconds = async (work: () => Promise<unknown>) => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

test('a SIGTERM ends everything within seconds, and the next start finds it all again', async () => {
  expect(findRunningChildren(running.dataDir).length).toBeGreaterThanOrEqual(2)
  // Somebody who listens does not hold it up.
  const listening = fetch(
    `${running.url}/api/v1/orders/${order.projectId}/events`,
    withOrderToken(order),
  )
  const body = (await listening).text().catch(() => 'cut off')
  expect(await measureSeconds(async () => expect(await running.stop()).toBe(0))).toBeLessThan(15)
  expect(findRunningChildren(running.dataDir)).toEqual([])
  await body
  await restart()
  await expectOneOfEach(running, orders)
}, 40_000)

test('a stop on the way loses nothing, and a second signal changes nothing', async () => {
  const under = await placePaidOrder(running, 'unterwegs')
  orders.push(under)
  await waitForOrderStatus(running, under, 'provisioning', 5_000).catch(() => undefined)
  process.kill(running.pid(), 'SIGTERM')
  process.kill(running.pid(), 'SIGINT')
  expect(await running.stop()).toBe(0)
  expect(findRunningChildren(running.dataDir)).toEqual([])
  await restart()
  await waitForOrderStatus(running, under, 'active')
  await expectOneOfEach(running, orders)
}, 40_000)

test('what a killed service left running is ended before anything is started', async () => {
  const left = findRunningChildren(running.dataDir)
  expect(left.length).toBeGreaterThanOrEqual(2)
  process.kill(running.pid(), 'SIGKILL')
  await waitUntil('the service to be gone', () => running.hasExited())
  expect(findRunningChildren(running.dataDir)).toEqual(left)
  await restart()
  for (const pid of left) expect(findRunningChildren(running.dataDir)).not.toContain(pid)
  await expectOneOfEach(running, orders)
}, 40_000)

test('sites follow their database when its port is taken', async () => {
  const before = new URL(running.databaseUrl()).port
  expect(await running.stop()).toBe(0)
  const stranger = await occupyPort(Number(before))
  await restart()
  expect(new URL(running.databaseUrl()).port).not.toBe(before)
  stranger.close()
}, 40_000)

test('a port in use is named with its variable', async () => {
  const ports = { PORT: String(running.port), VRS_SITES_PORT: '0' }
  const dataDir = `${running.dataDir}-other`
  await prepareDataDir(dataDir)
  const first = await runToExit(dataDir, ports)
  expect(first.code).toBe(1)
  expect(first.said.trim()).toBe(`expected port ${running.port} (PORT) to be free, found it in use`)
  const second = await runToExit(dataDir, { PORT: '0', VRS_SITES_PORT: String(running.sitesPort) })
  expect(second.code).toBe(1)
  expect(second.said).toContain(`Port ${running.sitesPort} for the sites is in use`)
  expect(second.said).toContain('VRS_SITES_PORT')
  expect(findRunningChildren(dataDir)).toEqual([])
}, 30_000)

test('a data dir in use is not touched', async () => {
  const { code, said } = await runToExit(running.dataDir, { PORT: '0', VRS_SITES_PORT: '0' })
  expect(code).toBe(1)
  expect(said).toContain('VRS_DATA_DIR')
  expect(said).toContain(String(running.pid()))
  expect((await requestSite(running, order, '/')).status).toBe(200)
}, 30_000)

test('all faults of the configuration are told at once, without secrets', async () => {
  const { code, said } = await runToExit(join(running.dataDir, 'never'), {
    PORT: 'many',
    VRS_SITES_PORT: '70000',
    VRS_ROLE: 'boss',
    VRS_MODE: 'live',
    VRS_LOG: 'loud',
    VRS_PUBLIC_URL: 'ftp://vrs.gmbh',
    VRS_MASTER_KEY: 'geheim-und-zu-kurz',
    INWX_USERNAME: 'vrs',
    STRIPE_SECRET_KEY: 'sk_live_geheim',
  })
  expect(code).toBe(78)
  const faults = said.trim().split('\n')
  const named = faults.map((line) => line.split(':')[0])
  for (const variable of [
    'PORT',
    'VRS_SITES_PORT',
    'VRS_ROLE',
    'VRS_LOG',
    'VRS_PUBLIC_URL',
    'VRS_MASTER_KEY',
    'INWX_PASSWORD',
    'COOLIFY_API_URL',
    'COOLIFY_API_TOKEN',
    'STRIPE_WEBHOOK_SECRET',
    'SMTP_URL',
  ])
    expect(named).toContain(variable)
  for (const line of faults) expect(line).toMatch(/^[A-Z_0-9]+: expected .+, found .+$/)
  expect(said).not.toContain('geheim')
})
