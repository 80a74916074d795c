import { afterAll, expect, test } from 'bun:test'
import {
  type OrderHandle,
  payCheckout,
  placeTestOrder,
  waitForOrderStatus,
} from '../support/order-client'
import { authorizeRuntime } from '../support/runtime-client'
import { startService, waitUntil } from '../support/service-process'

const running = await startService()
afterAll(() => running.close())

type EventRow = { type: string; data: Record<string, unknown> }

const eventsOf = async ({ projectId }: OrderHandle) => {
  const rows = await running.sql()<EventRow[]>`
    select type, data from history where stream = ${`project-${projectId}`} order by position`
  return [...rows]
}

const setBuildDuration = (maxMs: number) =>
  fetch(`${running.url}/sandbox/latency`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ vendor: 'coolify', minMs: 0, maxMs }),
  })

const hasEvent = (type: string) => (events: readonly EventRow[]) =>
  events.some((one) => one.type === type)

type LockedPlugin = { name: string; version: string; sha256: string }

const reports = async (order: OrderHandle) => {
  const call = await authorizeRuntime(running, order)
  const config = await call(`/projects/${order.projectId}/config`)
  const { lock } = (await config.json()) as { lock: LockedPlugin[] }
  const plugins = lock.map(({ name, version, sha256 }) => ({
    name,
    version,
    sha256,
    state: 'running',
  }))
  const [first, ...rest] = plugins
  const report = {
    coreVersion: '1.0.0',
    healthy: true,
    migrationsRun: [],
    bootedInMs: 1,
    errors: [],
  }
  const send = (change: object) =>
    call(`/projects/${order.projectId}/boot`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ bootId: Bun.randomUUIDv7(), ...report, plugins, ...change }),
    })
  const wrong = [
    { plugins: rest },
    { plugins: [] },
    { plugins: [...rest, { ...first, version: '9.0.0' }] },
    { plugins: [...rest, { ...first, sha256: '0'.repeat(64) }] },
    { plugins: [...rest, { ...first, state: 'failed' }] },
    { plugins: [...plugins, { ...first, name: 'crm' }] },
    { healthy: false },
  ]
  return { send, wrong }
}

test('a boot report with other plugins than the lock does not bring a project live', async () => {
  await setBuildDuration(80)
  const order = await placeTestOrder(running, 'falsche-plugins')
  await payCheckout(order)
  await waitUntil('the deployment to start', async () =>
    hasEvent('DeploymentStarted')(await eventsOf(order)),
  )
  const { send, wrong } = await reports(order)
  for (const change of wrong) expect((await send(change)).status).toBe(204)
  const before = await eventsOf(order)
  expect(hasEvent('RuntimeBooted')(before)).toBe(false)
  const failed = before.filter(({ type }) => type === 'RuntimeBootFailed')
  expect(failed.map(({ data }) => data.code)).toEqual(['PLUGINS_DIFFER'])
  const kept = await running.sql()<{ accepted: boolean }[]>`
    select accepted from boot_reports where project_id = ${order.projectId}`
  expect(kept.map(({ accepted }) => accepted)).toEqual(wrong.map(() => false))
  // The site itself tells the truth, and is believed.
  await waitForOrderStatus(running, order, 'active')
  expect((await eventsOf(order)).filter((one) => one.type === 'RuntimeBooted')).toHaveLength(1)
}, 30_000)

const placeSecondOrder = async (order: OrderHandle) => {
  await waitForOrderStatus(running, order, 'active')
  const types = (await eventsOf(order)).map(({ type }) => type)
  expect(types.filter((type) => type === 'SiteVerified')).toHaveLength(1)
  const [finished, booted] = [types.indexOf('DeploymentFinished'), types.indexOf('RuntimeBooted')]
  expect(Math.min(finished, booted)).toBeGreaterThan(types.indexOf('DeploymentStarted'))
  expect(types.indexOf('SiteVerified')).toBeGreaterThan(Math.max(finished, booted))
  return finished > booted ? 'DeploymentFinished' : 'RuntimeBooted'
}

test("a site's report may come before or after the deployment's end", async () => {
  await setBuildDuration(0)
  const seconds = new Set<string>()
  // Which comes first is Coolify's whim: half of the sites do either.
  for (let round = 0; seconds.size < 2 && round < 8; round += 1) {
    const orders = [0, 1, 2].map((number) =>
      placeTestOrder(running, `reihenfolge-${round}-${number}`),
    )
    for (const order of await Promise.all(orders)) await payCheckout(order)
    for (const order of await Promise.all(orders)) seconds.add(await placeSecondOrder(order))
  }
  expect([...seconds].toSorted()).toEqual(['DeploymentFinished', 'RuntimeBooted'])
}, 60_000)
