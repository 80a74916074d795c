import { inventory, type Order, statusOf } from '../support/order-client'
import { until } from '../support/service-process'
import { holdingsIn, oneOfEach } from '../support/vendor-resources'
import type { Fleet } from './service-cluster'

type Standing = { order: Order; said: string; isFine: boolean }

/** Live, or stalled with somebody who is to act. */
const standing = async (fleet: Fleet, order: Order): Promise<Standing> => {
  const shown = await statusOf(fleet, order).catch(() => undefined)
  const stalled = shown?.steps.find(({ owner }) => owner !== undefined)
  const isFine = shown?.status === 'active' || (shown?.status === 'error' && !!stalled)
  return { order, said: JSON.stringify(shown), isFine }
}

/** Waits until every order is live or stands with an owner. */
export const allSettled = async (fleet: Fleet, orders: readonly Order[], withinMs: number) => {
  let open: Standing[] = []
  let left = orders
  await until(
    'all orders to be live or stalled with an owner',
    async () => {
      const all = await Promise.all(left.map((order) => standing(fleet, order)))
      open = all.filter(({ isFine }) => !isFine)
      left = open.map(({ order }) => order)
      if (left.length > 0) await Bun.sleep(200)
      return left.length === 0
    },
    withinMs,
  ).catch((error) => {
    throw new Error(`${error} ${open.map(({ order, said }) => `${order.slug} ${said}`).join('\n')}`)
  })
}

const deploymentsTold = async (fleet: Fleet) => {
  const sql = fleet.sql()
  const started = await sql<{ deployment: string }[]>`
    select data->>'deployment' as deployment from history where type = 'DeploymentStarted'`
  await sql.end()
  return new Set(started.map(({ deployment }) => deployment))
}

/** What is not exactly once: of each project's things, of mails, of deployments. */
const inexact = async (fleet: Fleet, orders: readonly Order[]) => {
  const found = await inventory(fleet)
  const { coolify, mails } = found
  const wrong = orders
    .map((order) => ({ order, held: holdingsIn(found, order) }))
    .filter(({ held }) => !Bun.deepEquals(held, oneOfEach))
    .map(({ order, held }) => `${order.slug} ${JSON.stringify(held)}`)
  const told = await deploymentsTold(fleet)
  const strange = coolify.deployments.filter(({ uuid }) => !told.has(uuid))
  const copies = Map.groupBy(mails, ({ messageId }) => messageId)
  const often = [...copies].filter(([, all]) => all.length > 2).map(([id]) => id)
  return [
    ...wrong,
    ...strange.map(({ uuid }) => `deployment ${uuid} that no event names`),
    ...often.map((id) => `more than two copies of ${id}`),
    ...(coolify.applications.length === orders.length
      ? []
      : [`${coolify.applications.length} applications`]),
  ]
}

/** Waits until everything is there exactly once; says what is not. */
export const allExact = async (fleet: Fleet, orders: readonly Order[], withinMs = 60_000) => {
  let found: string[] = []
  await until(
    'exact inventories',
    async () => {
      found = await inexact(fleet, orders)
      if (found.length > 0) await Bun.sleep(300)
      return found.length === 0
    },
    withinMs,
  ).catch((error) => {
    throw new Error(`${error}\n${found.join('\n')}`)
  })
}
