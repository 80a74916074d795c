import { afterAll, expect, test } from 'bun:test'
import { projectStream } from '../../events/streams'
import { provisioning } from '../../src/processes/provisioning/provisioning'
import {
  addFault,
  orderBody,
  payCheckout,
  placeTestOrder,
  postOrder,
  waitForOrderStatus,
} from '../support/order-client'
import { disableLatency, startService, waitUntil } from '../support/service-process'
import { expectOneOfEach } from '../support/vendor-resources'
import { createRandom } from './matrix/seeded-random'
import { isIdle, postponeJobs, releasePostponedJobs } from './postponed-jobs'

/** The proof kills after every append, a test run after some of them. */
const killShare = process.env.VRS_PROVE ? 1 : 0.2
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const random = createRandom(seed)

const running = await startService()
afterAll(() => running.close())

type EventRow = { type: string; at: string; position: number }

const readEvents = (projectId: string) => running.sql()<EventRow[]>`
  select type, at, position from history where stream = ${projectStream(projectId)}
  order by position`

const restart = async () => {
  await running.kill()
  await running.start()
  await disableLatency(running)
}

/** Coolify's word and the site's come on their own, so perhaps both before one kill. */
const externalEvents = ['DeploymentFinished', 'RuntimeBooted']

/** Perhaps kills everything once more has happened; answers the types of what was appended last. */
const passNextEvent = async (projectId: string, from: number) => {
  const events = await waitUntil('another event', async () => {
    const found = await readEvents(projectId)
    return (found.length > from || (await isIdle(running.sql()))) && found
  })
  const isKill = random() < killShare
  if (isKill) await restart()
  const last = events.at(-1)
  const types = events
    .slice(from)
    .filter(({ at, type }) => !isKill || at === last?.at || externalEvents.includes(type))
    .map(({ type }) => type)
  return { types, position: events.length }
}

/** Ordered while Stripe is silent, then killed; the same key finds the same order. */
const orderTwice = async (key: string) => {
  const body = orderBody('one-for-all')
  await addFault(running, { vendor: 'stripe', kind: 'timeout', times: 5 })
  const asking = postOrder(running, body, key).catch(() => undefined)
  const first = await waitUntil('the order', async () => {
    const [row] = await running.sql()<{ id: string }[]>`select id from projects`
    return row?.id
  })
  await restart()
  await asking
  const order = await placeTestOrder(running, 'one-for-all', {}, key)
  expect(order.projectId).toBe(first)
  return order
}

/** Goes on append by append, until nothing more can happen. Answers all types met. */
const passEachEvent = async (projectId: string, from: number) => {
  const passed = new Set<string>()
  let position = from
  for (let round = 0; !passed.has('CustomerWelcomed'); round += 1) {
    if (round > 30) throw new Error(`expected the last event in 30 rounds, found ${[...passed]}`)
    await releasePostponedJobs(running.sql())
    const last = await passNextEvent(projectId, position)
    for (const type of last.types) passed.add(type)
    position = last.position
  }
  return passed
}

test(`an order that is killed after its events goes live with one of everything (seed ${seed})`, async () => {
  await postponeJobs(running.sql())
  const order = await orderTwice(crypto.randomUUID())
  const requested = await passNextEvent(order.projectId, 1)
  await payCheckout(await placeTestOrder(running, order.slug, {}, order.key))
  await waitUntil('the webhook', () => isIdle(running.sql()))
  const later = await passEachEvent(order.projectId, requested.position)
  const passed = new Set(['ProjectOrdered', ...requested.types, ...later])
  // A person's acts are no part of an order's way; the matrix of faults has them.
  const acts = ['ProvisioningResumed', 'ServerReassigned']
  for (const type of Object.keys(provisioning.table))
    if (!acts.includes(type)) expect(passed).toContain(type)
  for (const { type } of await readEvents(order.projectId)) expect(passed).toContain(type)
  await waitForOrderStatus(running, order, 'active')
  await expectOneOfEach(running, [order])
}, 120_000)
