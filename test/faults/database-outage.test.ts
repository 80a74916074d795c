import { afterAll, beforeAll, expect, test } from 'bun:test'
import {
  type OrderHandle,
  payCheckout,
  placeTestOrder,
  waitForOrderStatus,
  withOrderToken,
} from '../support/order-client'
import { readMessagesUntil } from '../support/server-sent-events'
import { waitUntil } from '../support/service-process'
import { type Load, startLoad } from './outage-load'
import { openCluster, type ServiceCluster } from './service-cluster'

/** `npm run prove`: a minute away, twenty times in all. */
const isProof = Boolean(process.env.VRS_PROVE)
const outageMs = isProof ? 60_000 : 5_500
const rounds = isProof ? 5 : 1
/** A test run takes two of the four kinds, by chance: each takes ten seconds. */
const half = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 2)) % 2
const isChosen = (index: number) => isProof || index % 2 === half

let cluster: ServiceCluster
beforeAll(async () => {
  cluster = await openCluster(1)
}, 60_000)
afterAll(() => cluster.close())

const members = () => [cluster.web, ...cluster.workers]

const outages = {
  'is stopped': async () => {
    await cluster.database.stop()
    await Bun.sleep(outageMs)
    await cluster.database.start()
  },
  'is killed': async () => {
    cluster.database.kill()
    await Bun.sleep(outageMs)
    await cluster.database.start()
  },
  'cuts every connection again and again': async () => {
    for (let cut = 0; cut < outageMs / 200; cut += 1) {
      for (const { proxy } of members()) proxy.dropConnections()
      await Bun.sleep(200)
    }
  },
  'is silent': async () => {
    await Promise.all(members().map(({ proxy }) => proxy.freeze(outageMs)))
  },
}

/** Milliseconds until the service would take an order again. */
const waitUntilReady = async () => {
  const begun = performance.now()
  await waitUntil(
    'the service to be ready',
    async () => (await fetch(`${cluster.url}/readyz`)).status === 200,
    60_000,
  )
  return performance.now() - begun
}

const expectHonestAnswers = ({ answers }: Load) => {
  const statuses = new Set(answers.map(({ status }) => status))
  expect([...statuses].toSorted()).toEqual([200, 201, 503])
  const refused = answers.filter(({ status }) => status === 503)
  for (const { path, type } of refused)
    expect(type).toStartWith(path.includes('api') ? 'application/problem+json' : 'text/html')
  expect(Math.max(...refused.map(({ ms }) => ms))).toBeLessThan(5_000)
}

const countProjects = async (ids: readonly string[]) => {
  const sql = cluster.sql()
  const [found] = await sql<{ projects: number }[]>`
    select count(*)::int as projects from projects where id = any(${[...ids]})`
  await sql.end()
  return found?.projects
}

/** Follows the order's stream as a browser does, which opens it again when it ended. */
const followUntilActive = async (order: OrderHandle): Promise<string[]> => {
  const statuses: string[] = []
  await waitUntil(
    'the stream to tell that the order is live',
    () =>
      readMessagesUntil(
        `${cluster.url}/api/v1/orders/${order.projectId}/events`,
        withOrderToken(order).headers,
        ({ data }) => {
          statuses.push(JSON.parse(data).status)
          return statuses.at(-1) === 'active'
        },
        outageMs + 120_000,
      ).catch(() => undefined),
    outageMs + 120_000,
  )
  return statuses
}

const kinds = Object.entries(outages).flatMap(([kind, act], index) =>
  Array.from(
    { length: isChosen(index) ? rounds : 0 },
    (_, round) => [kind, `ausfall-${index}-${round}`, act] as const,
  ),
)

test.each(kinds)(
  'while the database %s, answers are 503 within 5 s, and nothing acknowledged is lost (%s)',
  async (_, prefix, cutOff) => {
    const order = await placeTestOrder(cluster, `${prefix}-bezahlt`)
    const followed = followUntilActive(order)
    const load = startLoad(cluster.url, prefix, order)
    await Bun.sleep(500) // The load is under way.
    await cutOff()
    expect(await waitUntilReady()).toBeLessThan(10_000)
    const acknowledgedBefore = load.acknowledged.length
    await waitUntil('further orders', () => load.acknowledged.length > acknowledgedBefore + 5)
    await load.stop()
    expectHonestAnswers(load)
    expect(await countProjects(load.acknowledged)).toBe(load.acknowledged.length)
    await payCheckout(order)
    await waitForOrderStatus(cluster, order, 'active', 60_000)
    expect(await followed).toContain('bootstrapping')
  },
  outageMs + 180_000,
)
