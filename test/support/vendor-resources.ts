import { expect } from 'bun:test'
import type { Inventory } from '../../src/sandbox/setup/sandbox-inventory'
import type { Order } from './order-client'
import { inventory } from './order-client'
import type { Running } from './service-process'
import { until } from './service-process'

type At = Pick<Running, 'url'>

const counts = <T>(items: readonly T[]) => items.length

/** How much of everything the vendors hold for one project. */
export const holdingsIn = (
  { coolify, inwx, mails, stripe }: Inventory,
  { host, projectId, slug }: Order,
) => {
  const name = `vrs-${slug}-${projectId.slice(-8)}`
  const apps = coolify.applications.filter((one) => one.name === name)
  const uuids = new Set(apps.map(({ uuid }) => uuid))
  const sessions = stripe.sessions.filter((one) => one.projectId === projectId)
  const paid = new Set(sessions.map(({ id }) => id))
  const ids = (kind: string) =>
    new Set(
      mails.flatMap((one) =>
        one.messageId?.includes(`${kind}.${projectId}`) ? [one.messageId] : [],
      ),
    )
  const records = inwx.zones.flatMap((zone) => zone.records)
  return {
    projects: counts(coolify.projects.filter((one) => one.name === name)),
    databases: counts(coolify.databases.filter((one) => one.name === name)),
    applications: apps.length,
    running: counts(apps.filter((one) => one.running)),
    storages: counts(coolify.storages.filter((one) => uuids.has(one.application))),
    records: counts(records.filter((one) => one.type === 'A' && one.name === host)),
    sessions: sessions.length,
    charges: counts(stripe.charges.filter((one) => paid.has(one.sessionId))),
    received: ids('received').size,
    welcome: ids('welcome').size,
  }
}

export const holdings = async (running: At, order: Order) =>
  holdingsIn(await inventory(running), order)

/** Exactly one of everything, for an order that was paid at Stripe. */
export const oneOfEach = {
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

const isThere = (held: Awaited<ReturnType<typeof holdings>>) =>
  held.running === 1 && held.received > 0 && held.welcome > 0

/** Waits until the site runs and all mails have come: what a kill interrupted takes ten seconds. */
export const settled = (running: At, order: Order) =>
  until(`site and mails of ${order.slug}`, async () => {
    const held = await holdings(running, order)
    return isThere(held) && held
  }).catch(() => holdings(running, order))

/** The vendors hold exactly one of each thing for these orders, and nothing that belongs to nobody. */
export const expectOneOfEach = async (running: At, orders: readonly Order[]) => {
  for (const order of orders) expect(await settled(running, order)).toEqual(oneOfEach)
  const { coolify, inwx } = await inventory(running)
  expect(coolify.projects.length).toBe(orders.length)
  expect(coolify.databases.length).toBe(orders.length)
  expect(coolify.applications.length).toBe(orders.length)
  const names = inwx.zones.flatMap(({ records }) =>
    records.filter(({ type }) => type === 'A').map(({ name }) => name),
  )
  expect(names.toSorted()).toEqual(orders.map(({ host }) => host).toSorted())
}
