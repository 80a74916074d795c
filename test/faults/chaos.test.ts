import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type Order, pay, placeOrder } from '../support/order-client'
import { until } from '../support/service-process'
import { allExact, allSettled } from './expect-exactly-once'
import { tell } from './fault-summary'
import { randomFrom } from './matrix/seeded-random'
import { type Fleet, openFleet } from './service-cluster'

const isProof = Boolean(process.env.VRS_PROVE)
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const random = randomFrom(seed)

let fleet: Fleet
const orders: Order[] = []
beforeAll(async () => {
  fleet = await openFleet(2)
}, 60_000)
afterAll(() => fleet.close())

/** A customer who tries again while the shop has no database; the key makes it one order. */
const patiently = async <T>(act: () => Promise<T>): Promise<T> => {
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
  const order = await patiently(async () => {
    const placed = await placeOrder(fleet, slug, {}, key)
    if (!placed.checkoutUrl) throw new Error('expected a checkout, found none yet')
    return placed
  })
  await pay(order)
  orders.push(order)
}

/** Some buy at the same time, each one order after another; `restMs` lies between them. */
const ordering = async (prefix: string, many: number, restMs = () => 0) => {
  const slugs = Array.from({ length: many }, (_, number) => `${prefix}-${number}`)
  const buy = async () => {
    for (let slug = slugs.shift(); slug; slug = slugs.shift()) {
      await orderPaid(slug)
      await Bun.sleep(restMs())
    }
  }
  await Promise.all(Array.from({ length: 6 }, buy))
}

const picked = <T>(all: readonly T[]): T => {
  const one = all[Math.floor(random() * all.length)]
  if (one === undefined) throw new Error('expected something to pick from, found nothing')
  return one
}

const killWorker = async () => {
  const worker = picked(fleet.workers)
  worker.signal('SIGKILL')
  await worker.start()
}

const cutWires = async () => {
  for (const { wire } of [...fleet.workers, fleet.web]) wire.cut()
}

const swallowAtWorker = () => picked(fleet.workers).wire.swallow(4_000)

const blows = { killWorker, cutWires, swallowAtWorker, restart: () => fleet.database.restart() }

const pair = () => {
  const [first, second] = fleet.workers
  if (!first || !second) throw new Error('expected two workers, found fewer')
  return { first, second }
}

test('two workers share the work, and what froze, was killed or cut off is done once', async () => {
  const { first, second } = pair()
  await ordering('geteilt', 8)
  await until('both to have worked', () => first.finished() > 5 && second.finished() > 5)
  const ordered = ordering('gefroren', 6)
  await Bun.sleep(500)
  first.signal('SIGSTOP')
  await cutWires()
  second.signal('SIGKILL')
  await second.start()
  await fleet.database.restart()
  await ordered
  await allSettled(fleet, orders, 60_000)
  first.signal('SIGCONT')
  await allExact(fleet, orders)
  tell(seed, { 'orders through blows': orders.length, blows: 4 })
}, 150_000)

test.if(isProof)(
  '100 orders go live while workers and the database are killed every few seconds',
  async () => {
    let isOver = false
    const struck: string[] = []
    const strike = async () => {
      while (!isOver) {
        await Bun.sleep(1_000 + random() * 3_000)
        const name = picked(Object.keys(blows) as (keyof typeof blows)[])
        struck.push(name)
        await blows[name]()
      }
    }
    const striking = strike()
    await ordering('hundert', 100, () => random() * 6_000)
    isOver = true
    await striking
    await allSettled(fleet, orders, 180_000)
    await allExact(fleet, orders)
    tell(seed, { 'orders through blows': 100, blows: struck.length })
    expect(struck.length).toBeGreaterThan(12)
  },
  900_000,
)
