import { fetchInventory, fetchOrderStatus, type OrderHandle } from '../support/order-client'
import { waitUntil } from '../support/service-process'
import { countResources, oneOfEachResource } from '../support/vendor-resources'
import type { ServiceCluster } from './service-cluster'

type OrderProgress = { order: OrderHandle; description: string; isFine: boolean }

/** Live, or stalled with somebody who is to act. */
const checkProgress = async (fleet: ServiceCluster, order: OrderHandle): Promise<OrderProgress> => {
  const status = await fetchOrderStatus(fleet, order).catch(() => undefined)
  const stalled = status?.steps.find(({ owner }) => owner !== undefined)
  const isFine = status?.status === 'active' || (status?.status === 'error' && !!stalled)
  return { order, description: JSON.stringify(status), isFine }
}

/** Waits until every order is live or stands with an owner. */
export const waitUntilSettled = async (
  fleet: ServiceCluster,
  orders: readonly OrderHandle[],
  withinMs: number,
) => {
  let open: OrderProgress[] = []
  let left = orders
  await waitUntil(
    'all orders to be live or stalled with an owner',
    async () => {
      const all = await Promise.all(left.map((order) => checkProgress(fleet, order)))
      open = all.filter(({ isFine }) => !isFine)
      left = open.map(({ order }) => order)
      if (left.length > 0) await Bun.sleep(200)
      return left.length === 0
    },
    withinMs,
  ).catch((error) => {
    throw new Error(
      `${error} ${open.map(({ order, description }) => `${order.slug} ${description}`).join('\n')}`,
    )
  })
}

const readRecordedDeployments = async (fleet: ServiceCluster) => {
  const sql = fleet.sql()
  const started = await sql<{ deployment: string }[]>`
    select data->>'deployment' as deployment from history where type = 'DeploymentStarted'`
  await sql.end()
  return new Set(started.map(({ deployment }) => deployment))
}

/** What is not exactly once: of each project's things, of mails, of deployments. */
const findInexact = async (fleet: ServiceCluster, orders: readonly OrderHandle[]) => {
  const found = await fetchInventory(fleet)
  const { coolify, mails } = found
  const wrong = orders
    .map((order) => ({ order, held: countResources(found, order) }))
    .filter(({ held: counts }) => !Bun.deepEquals(counts, oneOfEachResource))
    .map(({ order, held: counts }) => `${order.slug} ${JSON.stringify(counts)}`)
  const deployments = await readRecordedDeployments(fleet)
  const strange = coolify.deployments.filter(({ uuid }) => !deployments.has(uuid))
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
export const waitUntilExact = async (
  fleet: ServiceCluster,
  orders: readonly OrderHandle[],
  withinMs = 60_000,
) => {
  let found: string[] = []
  await waitUntil(
    'exact inventories',
    async () => {
      found = await findInexact(fleet, orders)
      if (found.length > 0) await Bun.sleep(300)
      return found.length === 0
    },
    withinMs,
  ).catch((error) => {
    throw new Error(`${error}\n${found.join('\n')}`)
  })
}
