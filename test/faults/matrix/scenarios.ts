import type { EventType } from '../../../events'
import type { DomainKind } from '../../../events/codes'
import type { ProjectCommand } from '../../../src/deciders/project-commands'
import { past, serverOf } from '../../../src/processes/past'
import { processes } from '../../../src/processes/reactions'
import { context } from '../../store/happens'
import { eventsOf } from './found'
import { domainOf } from './names'
import { paidOrder, unpaidOrder } from './orders'
import type { World } from './world'

/** One way through the process tables. */
export type Scenario = {
  name: string
  queues: readonly string[]
  begin: (world: World) => Promise<string>
  /** What is under test comes after this act; all before it goes well. */
  act?: (world: World, projectId: string) => Promise<unknown>
  /** Only the steps after these events differ from those of other scenarios. */
  covers?: readonly EventType[]
}

/** An order's expiry lies days ahead: no part of an order that is paid. */
const main = processes.map(({ queue }) => queue).filter((queue) => queue !== 'orders')

const telling =
  (...commands: ProjectCommand[]) =>
  async ({ tools }: World, id: string) => {
    for (const command of commands) await tools.command(context, id, command)
  }

const live: Scenario = { name: 'live', queues: main, begin: (world) => paidOrder(world) }

const expired: Scenario = { name: 'expired', queues: ['orders', 'mails'], begin: unpaidOrder }

const liveAt = (kind: DomainKind): Scenario => ({
  name: kind,
  queues: main,
  begin: (world) => paidOrder(world, kind),
  covers: ['ServerAssigned', 'DomainAssigned', 'DnsConfigured'],
})

const transferred: Scenario = {
  ...liveAt('transferred'),
  covers: ['ServerAssigned', 'DomainTransferStarted', 'DomainAssigned', 'DnsConfigured'],
}

/** Stands still until somebody lets it go on. */
const stalled: Scenario = {
  name: 'stalled',
  queues: main,
  begin: async (world) => {
    const id = await paidOrder(world)
    const data = {
      step: 'server',
      errorClass: 'permanent',
      code: 'TEST',
      owner: 'customer',
    } as const
    await telling({ type: 'Pause', data: {} }, { type: 'Stall', data })(world, id)
    return id
  },
  covers: ['ProvisioningStalled', 'ProvisioningResumed'],
}

const suspended: Scenario = {
  ...live,
  name: 'suspended',
  act: telling({ type: 'Suspend', data: { cause: 'unpaid' } }, { type: 'Reinstate', data: {} }),
}

/** The next year of its name, invoiced and paid. */
const renewed: Scenario = {
  ...liveAt('registered'),
  name: 'renewed',
  act: async (world, id) => {
    const domain = domainOf('registered', id)
    const seen = await world.tools.inwx.domainSeen(domain)
    if (seen.state !== 'held') throw new Error(`expected ${domain} to be held, found ${seen.state}`)
    const data = { domain, periodEnd: seen.expiresAt, netCents: 1500 }
    await telling({ type: 'InvoiceRenewal', data })(world, id)
    const { price } = past(await eventsOf(world, id), 'RenewalInvoiced').data
    const paid = { amountCents: price.grossCents, currency: 'EUR', paymentRef: `pi_${id}` } as const
    await telling({ type: 'ConfirmPayment', data: { ...paid, via: 'stripe' } })(world, id)
  },
  covers: ['PaymentConfirmed'],
}

const redeployed: Scenario = {
  ...live,
  name: 'redeployed',
  act: telling({ type: 'Deploy', data: {} }),
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

const teardown: ProjectCommand[] = [
  { type: 'Archive', data: {} },
  { type: 'StartTeardown', data: { plan: [], data: 'erase' } },
]

const removed: Scenario = {
  ...liveAt('registered'),
  name: 'removed',
  act: telling(...teardown),
  covers: ['ProjectArchived', 'TeardownStarted', 'ApplicationRemoved', 'DnsRemoved'],
}

const stall: ProjectCommand = {
  type: 'Stall',
  data: { step: 'applicationRemoval', errorClass: 'permanent', code: 'TEST', owner: 'us' },
}

const removedAtLast: Scenario = {
  ...live,
  name: 'removed at last',
  act: telling(...teardown, stall, { type: 'Resume', data: {} }),
  covers: ['ProvisioningResumed'],
}

export const scenarios: readonly Scenario[] = [
  live,
  expired,
  liveAt('registered'),
  transferred,
  liveAt('owned'),
  stalled,
  suspended,
  renewed,
  redeployed,
  moved,
  removed,
  removedAtLast,
]
