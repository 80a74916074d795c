import type { EventType } from '../../../events'
import { serverOf } from '../../../src/processes/past'
import { processes } from '../../../src/processes/reactions'
import { paid, released } from '../../examples'
import { happens, ordered } from '../../routes/given-orders'
import { context } from '../../store/happens'
import { eventsOf } from './found'
import type { World } from './world'

export type Scenario = {
  name: string
  queues: readonly string[]
  /** Runs without a fault before the act under test, if there is one. */
  act?: (world: World, projectId: string) => Promise<unknown>
  begin: (world: World) => Promise<string>
}

const main = ['provisioning', 'licensing', 'mails']

const order = async ({ tools }: World) => {
  const { id } = await ordered({ desk: tools } as never)
  return id
}

const paidOrder = async (world: World) => {
  const id = await order(world)
  await happens({ desk: world.tools } as never, id, paid(5831), released())
  return id
}

const unpaidOrder = async (world: World) => {
  const { stripe } = world.tools
  const { id } = await ordered({ desk: world.tools } as never, { method: 'stripe_prepaid' })
  const back = `${world.tools.publicUrl}/back`
  const { sessionId, expiresAt } = await stripe.ensureCheckout({
    key: `order:${id}:checkout:1`,
    projectId: id,
    attempt: 1,
    orderNumber: '2026-00001',
    amountCents: 5831,
    currency: 'EUR',
    description: 'Steuerberater Köln',
    successUrl: back,
    cancelUrl: back,
  })
  const data = { attempt: 1, checkoutRef: sessionId, expiresAt }
  await happens({ desk: world.tools } as never, id, { type: 'PaymentRequested', data })
  return id
}

const reacts = (type: EventType) => processes.some(({ table }) => table[type] !== undefined)

const live: Scenario = { name: 'live', queues: main, begin: paidOrder }

const expired: Scenario = {
  name: 'expired',
  queues: ['orders', 'mails'],
  begin: unpaidOrder,
}

const redeployed: Scenario = {
  ...live,
  name: 'redeployed',
  act: ({ tools }, id) => tools.command(context, id, { type: 'Deploy', data: {} }),
}

const removed: Scenario = {
  ...live,
  name: 'removed',
  act: async ({ tools }, id) => {
    await tools.command(context, id, { type: 'Archive', data: {} })
    await tools.command(context, id, { type: 'StartTeardown', data: { plan: [], data: 'erase' } })
  },
}

const moved: Scenario = {
  ...live,
  name: 'moved',
  act: async (world, id) => {
    const { serverId } = serverOf(await eventsOf(world, id))
    const other = world.servers.find((one) => one.serverId !== serverId)
    if (!other) throw new Error(`expected another server than ${serverId}, found none`)
    await world.tools.command(context, id, { type: 'ChooseServer', data: other })
  },
}

/** Every way through the process tables. */
export const scenarios: readonly Scenario[] = [
  live,
  expired,
  redeployed,
  moved,
  ...(reacts('TeardownStarted') ? [removed] : []),
]
