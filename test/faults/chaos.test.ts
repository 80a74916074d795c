import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type OrderHandle, payCheckout, placeTestOrder } from '../support/order-client'
import { waitUntil } from '../support/service-process'
import { waitUntilExact, waitUntilSettled } from './expect-exactly-once'
import { addToFaultSummary } from './fault-summary'
import { createRandom } from './matrix/seeded-random'
import { openCluster, type ServiceCluster } from './service-cluster'

const isProof = Boolean(process.env.VRS_PROVE)
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const random = createRandom(seed)

let fleet: ServiceCluster
const orders: OrderHandle[] = []
beforeAll(async () => {
  fleet = await openCluster(2)
}, 60_000)
afterAll(() => fleet.close())

/** A customer who tries again while something is away; the key makes it one order. */
const retryUntilPaid = async <T>(act: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries += 1)
    try {
      return await act()
    } catch (error) {
      if (tries > 180) throw error
      await Bun.sleep(500)
    }
}

const orderPaid = async (slug: string) => {
  const key = crypto.randomUUID()
  const order = await retryUntilPaid(async () => {
    const placed = await placeTestOrder(fleet, slug, {}, key)
    if (!placed.checkoutUrl) throw new Error('expected a checkout, found none yet')
    return placed
  })
  await retryUntilPaid(() => payCheckout(order))
  orders.push(order)
}

/** Some buy at the same time, each one order after another; `restMs` lies between them. */
const placeOrders = async (prefix: string, many: number, restMs = () => 0) => {
  const slugs = Array.from({ length: many }, (_, number) => `${prefix}-${number}`)
  const buy = async () => {
    for (let slug = slugs.shift(); slug; slug = slugs.shift()) {
      await orderPaid(slug)
      await Bun.sleep(restMs())
    }
  }
  await Promise.all(Array.from({ length: 6 }, buy))
}

const pickRandom = <T>(all: readonly T[]): T => {
  const one = all[Math.floor(random() * all.length)]
  if (one === undefined) throw new Error('expected something to pick from, found nothing')
  return one
}

const killWorker = async () => {
  const worker = pickRandom(fleet.workers)
  worker.signal('SIGKILL')
  await worker.start()
}

const dropConnections = async () => {
  for (const { proxy } of [...fleet.workers, fleet.web]) proxy.dropConnections()
}

const freezeWorkerConnection = () => pickRandom(fleet.workers).proxy.freeze(4_000)

const disturbances = {
  killWorker,
  cutWires: dropConnections,
  swallowAtWorker: freezeWorkerConnection,
  restart: () => fleet.database.restart(),
}

const pickDisturbances = () => {
  const [first, second] = fleet.workers
  if (!first || !second) throw new Error('expected two workers, found fewer')
  return { first, second }
}

test('two workers share the work, and what froze, was killed or cut off is done once', async () => {
  const { first, second } = pickDisturbances()
  await placeOrders('geteilt', 8)
  await waitUntil(
    'both to have worked',
    () => first.finishedJobs() > 5 && second.finishedJobs() > 5,
  )
  const ordered = placeOrders('gefroren', 6)
  await Bun.sleep(500)
  first.signal('SIGSTOP')
  await dropConnections()
  second.signal('SIGKILL')
  await second.start()
  await fleet.database.restart()
  await ordered
  await waitUntilSettled(fleet, orders, 60_000)
  first.signal('SIGCONT')
  await waitUntilExact(fleet, orders)
  addToFaultSummary(seed, { 'orders through blows': orders.length, blows: 4 })
}, 150_000)

test.if(isProof)(
  '100 orders go live while workers and the database are killed every few seconds',
  async () => {
    let isOver = false
    const struck: string[] = []
    const strike = async () => {
      while (!isOver) {
        await Bun.sleep(1_000 + random() * 3_000)
        const name = pickRandom(Object.keys(disturbances) as (keyof typeof disturbances)[])
        struck.push(name)
        await disturbances[name]()
      }
    }
    const striking = strike()
    await placeOrders('hundert', 100, () => random() * 6_000)
    isOver = true
    await striking
    await waitUntilSettled(fleet, orders, 180_000)
    await waitUntilExact(fleet, orders)
    addToFaultSummary(seed, { 'orders through blows': 100, blows: struck.length })
    expect(struck.length).toBeGreaterThan(12)
  },
  900_000,
)
