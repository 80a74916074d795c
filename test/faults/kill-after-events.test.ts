import { afterAll, beforeAll, expect, test } from 'bun:test'
import { projectStream } from '../../events/streams'
import { provisioning } from '../../src/processes/provisioning/provisioning'
import { addFault, orderBody, pay, placeOrder, postOrder, reaches } from '../support/order-client'
import type { Running } from '../support/service-process'
import { hurry, startService, until } from '../support/service-process'
import { expectOneOfEach } from '../support/vendor-resources'
import { holdJobs, releaseJobs, standsStill } from './postponed-jobs'

let running: Running
beforeAll(async () => {
  running = await startService()
}, 30_000)
afterAll(() => running.close())

type Written = { type: string; at: string; position: number }

const written = (projectId: string) => running.sql()<Written[]>`
  select type, at, position from history where stream = ${projectStream(projectId)}
  order by position`

const again = async () => {
  await running.kill()
  await running.start()
  await hurry(running)
}

/** Coolify's word and the site's come on their own, so perhaps both before one kill. */
const fromOutside = ['DeploymentFinished', 'RuntimeBooted']

/** Kills everything once more has happened; answers the types of the append after which it was. */
const killAfterMore = async (projectId: string, from: number) => {
  const events = await until('another event', async () => {
    const found = await written(projectId)
    return (found.length > from || (await standsStill(running.sql()))) && found
  })
  await again()
  const last = events.at(-1)
  const types = events
    .slice(from)
    .filter(({ at, type }) => at === last?.at || fromOutside.includes(type))
    .map(({ type }) => type)
  return { types, position: events.length }
}

/** Ordered while Stripe is silent, then killed; the same key finds the same order. */
const orderTwice = async (key: string) => {
  const body = orderBody('one-for-all')
  await addFault(running, { vendor: 'stripe', kind: 'timeout', times: 5 })
  const asking = postOrder(running, body, key).catch(() => undefined)
  const first = await until('the order', async () => {
    const [row] = await running.sql()<{ id: string }[]>`select id from projects`
    return row?.id
  })
  await again()
  await asking
  const order = await placeOrder(running, 'one-for-all', {}, key)
  expect(order.projectId).toBe(first)
  return order
}

/** Kills after each append from here on, until nothing more can happen. Answers all types met. */
const killedAllTheWay = async (projectId: string, from: number) => {
  const killed = new Set<string>()
  let position = from
  for (let kill = 0; !killed.has('CustomerWelcomed'); kill += 1) {
    if (kill > 30) throw new Error(`expected the last event in 30 kills, found ${[...killed]}`)
    await releaseJobs(running.sql())
    const last = await killAfterMore(projectId, position)
    for (const type of last.types) killed.add(type)
    position = last.position
  }
  return killed
}

test('an order that is killed after each of its events goes live with one of everything', async () => {
  await holdJobs(running.sql())
  const order = await orderTwice(crypto.randomUUID())
  const requested = await killAfterMore(order.projectId, 1)
  await pay(await placeOrder(running, order.slug, {}, order.key))
  await until('the webhook', () => standsStill(running.sql()))
  const later = await killedAllTheWay(order.projectId, requested.position)
  const killed = new Set(['ProjectOrdered', ...requested.types, ...later])
  // A person's acts are no part of an order's way; the matrix of faults has them.
  const acts = ['ProvisioningResumed', 'ServerReassigned']
  for (const type of Object.keys(provisioning.table))
    if (!acts.includes(type)) expect(killed).toContain(type)
  for (const { type } of await written(order.projectId)) expect(killed).toContain(type)
  await reaches(running, order, 'active')
  await expectOneOfEach(running, [order])
}, 120_000)
