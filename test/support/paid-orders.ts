import {
  addFault,
  fetchInventory,
  type OrderHandle,
  payCheckout,
  placeTestOrder,
} from './order-client'
import type { ServiceProcess } from './service-process'

/** An order that is paid at once. */
export const placePaidOrder = async (
  running: ServiceProcess,
  slug: string,
  change: object = {},
) => {
  const order = await placeTestOrder(running, slug, change)
  const status = await payCheckout(order)
  if (status !== 303) throw new Error(`expected ${slug} to be paid, found ${status}`)
  return order
}

/** Where its name leads. */
export const fetchDnsAddress = async (running: ServiceProcess, { host }: OrderHandle) => {
  const { zones } = (await fetchInventory(running)).inwx
  return zones.flatMap(({ records }) => records).find(({ name }) => name === host)?.content
}

export const fetchApplications = async (running: ServiceProcess, { slug }: OrderHandle) =>
  (await fetchInventory(running)).coolify.applications.filter(({ name }) =>
    name.startsWith(`vrs-${slug}-`),
  )

/** The next deployment finds Coolify's queue full; it is to be asked for again after a minute. */
export const fillDeploymentQueue = (running: ServiceProcess) =>
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
export const makeJobsDue = (running: ServiceProcess, { projectId }: OrderHandle) => running.sql()`
  update pgboss.job set start_after = now()
  where name in ('provisioning', 'clearing') and state = 'created'
    and group_id = ${`project-${projectId}`}`
