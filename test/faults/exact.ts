import { holdings, oneOfEach } from '../once-each'
import { inventory, type Order, statusOf } from '../ordering'
import { until } from '../running'
import type { Fleet } from './fleet'

type Standing = { order: Order; said: string; isFine: boolean }

/** Live, or stalled with somebody who is to act. */
const standing = async (fleet: Fleet, order: Order): Promise<Standing> => {
  const shown = await statusOf(fleet as never, order).catch(() => undefined)
  const stalled = shown?.steps.find(({ owner }) => owner !== undefined)
  const isFine = shown?.status === 'active' || (shown?.status === 'error' && !!stalled)
  return { order, said: JSON.stringify(shown), isFine }
}

/** Waits until every order is live or stands with an owner. */
export const allSettled = async (fleet: Fleet, orders: readonly Order[], withinMs: number) => {
  let open: Standing[] = []
  await until(
    'all orders to be live or stalled with an owner',
    async () => {
      open = (await Promise.all(orders.map((order) => standing(fleet, order)))).filter(
        ({ isFine }) => !isFine,
      )
      if (open.length > 0) await Bun.sleep(200)
      return open.length === 0
    },
    withinMs,
  ).catch((error) => {
    throw new Error(`${error} ${open.map(({ order, said }) => `${order.slug} ${said}`).join('\n')}`)
  })
}

/** What is not exactly once: of each project's things, of mails, of deployments. */
const inexact = async (fleet: Fleet, orders: readonly Order[]) => {
  const held = await Promise.all(
    orders.map(async (order) => ({ order, held: await holdings(fleet as never, order) })),
  )
  const wrong = held
    .filter(({ held: one }) => !Bun.deepEquals(one, oneOfEach))
    .map(({ order, held: one }) => `${order.slug} ${JSON.stringify(one)}`)
  const { coolify, mails } = await inventory(fleet as never)
  const sql = fleet.sql()
  const started = await sql<{ deployment: string }[]>`
    select data->>'deployment' as deployment from history where type = 'DeploymentStarted'`
  await sql.end()
  const named = new Set(started.map(({ deployment }) => deployment))
  const strange = coolify.deployments.filter(({ uuid }) => !named.has(uuid))
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
