import { addFault, inventory, type Order, pay, placeOrder } from './order-client'
import type { Running } from './service-process'

/** An order that is paid at once. */
export const paid = async (running: Running, slug: string, change: object = {}) => {
  const order = await placeOrder(running, slug, change)
  const status = await pay(order)
  if (status !== 303) throw new Error(`expected ${slug} to be paid, found ${status}`)
  return order
}

/** Where its name leads. */
export const ipOf = async (running: Running, { host }: Order) => {
  const { zones } = (await inventory(running)).inwx
  return zones.flatMap(({ records }) => records).find(({ name }) => name === host)?.content
}

export const applicationsOf = async (running: Running, { slug }: Order) =>
  (await inventory(running)).coolify.applications.filter(({ name }) =>
    name.startsWith(`vrs-${slug}-`),
  )

/** The next deployment finds Coolify's queue full; it is to be asked for again after a minute. */
export const fillQueue = (running: Running) =>
  addFault(running, {
    vendor: 'coolify',
    method: 'POST /deploy*',
    kind: 'refuse',
    status: 429,
    body: {
      message: 'Deployment queue is full. Please wait for existing deployments to complete.',
    },
    times: 1,
  })

/** What it waits for is looked at now. */
export const aMinuteLater = (running: Running, { projectId }: Order) => running.sql()`
  update pgboss.job set start_after = now()
  where name in ('provisioning', 'clearing') and state = 'created'
    and group_id = ${`project-${projectId}`}`
