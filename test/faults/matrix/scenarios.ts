import type { EventType } from '../../../events'
import type { DomainKind } from '../../../events/codes'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { processes } from '../../../src/processes/engine/jobs-for-event'
import { past, serverOf } from '../../../src/processes/engine/latest-event'
import { context } from '../../support/append-events'
import { paidOrder, unpaidOrder } from './create-orders'
import { domainOf } from './domain-names'
import type { World } from './matrix-environment'
import { eventsOf } from './run-outcome'

/** One way through the process tables. */
export type Scenario = {
  name: string
  queues: readonly string[]
  begin: (world: World) => Promise<string>
  /** What is under test comes after the last of these acts; all before it goes well. */
  acts?: readonly ((world: World, projectId: string) => Promise<unknown>)[]
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
  acts: [telling({ type: 'Suspend', data: { cause: 'unpaid' } }, { type: 'Reinstate', data: {} })],
}

/** The next year of its name, invoiced and paid. */
const renewed: Scenario = {
  ...liveAt('registered'),
  name: 'renewed',
  acts: [
    async (world, id) => {
      const domain = domainOf('registered', id)
      const seen = await world.tools.inwx.domainSeen(domain)
      if (seen.state !== 'held')
        throw new Error(`expected ${domain} to be held, found ${seen.state}`)
      const data = { domain, periodEnd: seen.expiresAt, netCents: 1500 }
      await telling({ type: 'InvoiceRenewal', data })(world, id)
      const { price } = past(await eventsOf(world, id), 'RenewalInvoiced').data
      const paid = {
        amountCents: price.grossCents,
        currency: 'EUR',
        paymentRef: `pi_${id}`,
      } as const
      await telling({ type: 'ConfirmPayment', data: { ...paid, via: 'stripe' } })(world, id)
    },
  ],
  covers: ['PaymentConfirmed'],
}

const stall = {
  type: 'Stall',
  data: { step: 'applicationRemoval', errorClass: 'permanent', code: 'TEST', owner: 'us' },
} as const

/** A name that the project gets beside its first one. */
const onName =
  (...commandsFor: ((domain: string) => ProjectCommand)[]) =>
  (world: World, id: string) =>
    telling(...commandsFor.map((commandFor) => commandFor(domainOf('registered', id))))(world, id)

const add = (name: string): ProjectCommand => ({
  type: 'AddDomain',
  data: { domain: { kind: 'registered', name } },
})

const named: Scenario = {
  ...live,
  name: 'named',
  acts: [onName(add)],
  covers: ['DomainAdded', 'DomainBrought', 'DomainPointed', 'DomainReached'],
}

/** A name that stands still at once, and is let go on. */
const namedAtLast: Scenario = {
  ...live,
  name: 'named at last',
  acts: [
    onName(
      add,
      (domain) => ({ type: 'StallDomain', data: { ...stall.data, step: 'domain', domain } }),
      (domain) => ({ type: 'ResumeDomain', data: { domain } }),
    ),
  ],
  covers: ['DomainResumed'],
}

const renamed: Scenario = {
  ...live,
  name: 'renamed',
  acts: [onName(add), onName((domain) => ({ type: 'MakePrimary', data: { domain } }))],
  covers: ['PrimaryRequested'],
}

const unnamed: Scenario = {
  ...live,
  name: 'unnamed',
  acts: [onName(add), onName((domain) => ({ type: 'RemoveDomain', data: { domain } }))],
  covers: ['DomainDropped'],
}

const redeployed: Scenario = {
  ...live,
  name: 'redeployed',
  acts: [telling({ type: 'Deploy', data: {} })],
}

const rekeyed: Scenario = {
  ...live,
  name: 'rekeyed',
  acts: [telling({ type: 'RotateKey', data: {} })],
  covers: ['ProvisioningResumed', 'RuntimeKeyRotated'],
}

const moved: Scenario = {
  ...live,
  name: 'moved',
  acts: [
    async (world, id) => {
      const { serverId } = serverOf(await eventsOf(world, id))
      const other = world.servers.find((one) => one.serverId !== serverId)
      if (!other) throw new Error(`expected another server than ${serverId}, found none`)
      await world.tools.command(context, id, { type: 'ChooseServer', data: other })
    },
  ],
}

const teardown: ProjectCommand[] = [
  { type: 'Archive', data: {} },
  { type: 'StartTeardown', data: { plan: [], data: 'erase' } },
]

const removed: Scenario = {
  ...liveAt('registered'),
  name: 'removed',
  acts: [telling(...teardown)],
  covers: ['ProjectArchived', 'TeardownStarted', 'ApplicationRemoved', 'DnsRemoved'],
}

const removedAtLast: Scenario = {
  ...live,
  name: 'removed at last',
  acts: [telling(...teardown, stall, { type: 'Resume', data: {} })],
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
  named,
  namedAtLast,
  renamed,
  unnamed,
  redeployed,
  rekeyed,
  moved,
  removed,
  removedAtLast,
]
