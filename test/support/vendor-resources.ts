import { expect } from 'bun:test'
import type { SandboxInventory } from '../../src/sandbox/setup/sandbox-inventory'
import type { OrderHandle } from './order-client'
import { fetchInventory } from './order-client'
import type { ServiceProcess } from './service-process'
import { waitUntil } from './service-process'

type ServiceAddress = Pick<ServiceProcess, 'url'>

const countItems = <T>(items: readonly T[]) => items.length

/** How much of everything the vendors hold for one project. */
export const countResources = (
  { coolify, inwx, mails, stripe }: SandboxInventory,
  { host, projectId, slug }: OrderHandle,
) => {
  const name = `vrs-${slug}-${projectId.slice(-8)}`
  const apps = coolify.applications.filter((one) => one.name === name)
  const uuids = new Set(apps.map(({ uuid }) => uuid))
  const sessions = stripe.sessions.filter((one) => one.projectId === projectId)
  const sessionIds = new Set(sessions.map(({ id }) => id))
  const ids = (kind: string) =>
    new Set(
      mails.flatMap((one) =>
        one.messageId?.includes(`${kind}.${projectId}`) ? [one.messageId] : [],
      ),
    )
  const records = inwx.zones.flatMap((zone) => zone.records)
  return {
    projects: countItems(coolify.projects.filter((one) => one.name === name)),
    databases: countItems(coolify.databases.filter((one) => one.name === name)),
    applications: apps.length,
    running: countItems(apps.filter((one) => one.running)),
    storages: countItems(coolify.storages.filter((one) => uuids.has(one.application))),
    records: countItems(records.filter((one) => one.type === 'A' && one.name === host)),
    sessions: sessions.length,
    charges: countItems(stripe.charges.filter((one) => sessionIds.has(one.sessionId))),
    received: ids('received').size,
    welcome: ids('welcome').size,
  }
}

export const fetchResourceCounts = async (running: ServiceAddress, order: OrderHandle) =>
  countResources(await fetchInventory(running), order)

/** Exactly one of everything, for an order that was paid at Stripe. */
export const oneOfEachResource = {
  projects: 1,
  databases: 1,
  applications: 1,
  running: 1,
  storages: 1,
  records: 1,
  sessions: 1,
  charges: 1,
  received: 1,
  welcome: 1,
}

const isComplete = (counts: Awaited<ReturnType<typeof fetchResourceCounts>>) =>
  counts.running === 1 && counts.received > 0 && counts.welcome > 0

/** Waits until the site runs and all mails have come: what a kill interrupted takes ten seconds. */
export const waitForResources = (running: ServiceAddress, order: OrderHandle) =>
  waitUntil(`site and mails of ${order.slug}`, async () => {
    const counts = await fetchResourceCounts(running, order)
    return isComplete(counts) && counts
  }).catch(() => fetchResourceCounts(running, order))

/** The vendors hold exactly one of each thing for these orders, and nothing that belongs to nobody. */
export const expectOneOfEach = async (running: ServiceAddress, orders: readonly OrderHandle[]) => {
  for (const order of orders)
    expect(await waitForResources(running, order)).toEqual(oneOfEachResource)
  const { coolify, inwx } = await fetchInventory(running)
  expect(coolify.projects.length).toBe(orders.length)
  expect(coolify.databases.length).toBe(orders.length)
  expect(coolify.applications.length).toBe(orders.length)
  const names = inwx.zones.flatMap(({ records }) =>
    records.filter(({ type }) => type === 'A').map(({ name }) => name),
  )
  expect(names.toSorted()).toEqual(orders.map(({ host }) => host).toSorted())
}
