import type { DomainKind } from '../../../events/codes'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { processes } from '../../../src/processes/all-processes'
import { currentServer } from '../../../src/processes/engine/latest-event'
import { testContext } from '../../support/append-events'
import { createPaidOrder } from './create-orders'
import { testDomainOf } from './domain-names'
import type { MatrixEnvironment } from './matrix-environment'
import { orderScenarios } from './order-scenarios'
import { payRenewal, refuseRenewal } from './payment-scenarios'
import { purchaseScenarios } from './purchase-scenarios'
import { readProjectEvents } from './run-outcome'
import type { Scenario } from './scenario'

/** An order's expiry lies days ahead: no part of an order that is paid. */
const paidOrderQueues = processes.map(({ queue }) => queue).filter((queue) => queue !== 'orders')

const sendCommands =
  (...commands: ProjectCommand[]) =>
  async ({ deps }: MatrixEnvironment, id: string) => {
    for (const command of commands) await deps.handleProjectCommand(testContext, id, command)
  }

const live: Scenario = {
  name: 'live',
  queues: paidOrderQueues,
  createOrder: (world) => createPaidOrder(world),
}

const liveAt = (kind: DomainKind): Scenario => ({
  name: kind,
  queues: paidOrderQueues,
  createOrder: (world) => createPaidOrder(world, kind),
  covers: ['ServerAssigned', 'DomainAssigned', 'DnsConfigured'],
})

const transferred: Scenario = {
  ...liveAt('transferred'),
  covers: ['ServerAssigned', 'DomainTransferStarted', 'DomainAssigned', 'DnsConfigured'],
}

/** Stands still until somebody lets it go on. */
const stalled: Scenario = {
  name: 'stalled',
  queues: paidOrderQueues,
  createOrder: async (world) => {
    const id = await createPaidOrder(world)
    const data = {
      step: 'server',
      errorClass: 'permanent',
      code: 'TEST',
      owner: 'customer',
    } as const
    await sendCommands({ type: 'Pause', data: {} }, { type: 'Stall', data })(world, id)
    return id
  },
  covers: ['ProvisioningPaused', 'ProvisioningStalled', 'ProvisioningResumed'],
}

const suspended: Scenario = {
  ...live,
  name: 'suspended',
  actions: [
    sendCommands({ type: 'Suspend', data: { cause: 'unpaid' } }, { type: 'Reinstate', data: {} }),
  ],
}

/** The next year of its name, invoiced and paid. */
const renewed: Scenario = {
  ...liveAt('registered'),
  name: 'renewed',
  actions: [payRenewal],
  covers: ['PaymentConfirmed', 'DomainRenewed'],
}

const renewalRefused: Scenario = {
  ...renewed,
  name: 'renewal refused',
  actions: [payRenewal, refuseRenewal],
  covers: ['RenewalRefused'],
}

const stall = {
  type: 'Stall',
  data: { step: 'applicationRemoval', errorClass: 'permanent', code: 'TEST', owner: 'us' },
} as const

/** A name that the project gets beside its first one. */
const sendDomainCommands =
  (...commandsFor: ((domain: string) => ProjectCommand)[]) =>
  (world: MatrixEnvironment, id: string) =>
    sendCommands(...commandsFor.map((commandFor) => commandFor(testDomainOf('registered', id))))(
      world,
      id,
    )

const addDomain = (name: string): ProjectCommand => ({
  type: 'AddDomain',
  data: { domain: { kind: 'registered', name } },
})

const domainAdded: Scenario = {
  ...live,
  name: 'named',
  actions: [sendDomainCommands(addDomain)],
  covers: ['DomainAdded', 'DomainBrought', 'DomainPointed', 'DomainReached'],
}

/** A name that stands still before anything was done for it, and is let go on when all else ended. */
const domainResumed: Scenario = {
  ...live,
  name: 'named at last',
  actions: [
    sendDomainCommands(addDomain, (domain) => ({
      type: 'StallDomain',
      data: { ...stall.data, step: 'domain', domain },
    })),
    sendDomainCommands((domain) => ({ type: 'ResumeDomain', data: { domain } })),
  ],
  covers: ['DomainResumed'],
}

const primaryChanged: Scenario = {
  ...live,
  name: 'renamed',
  actions: [
    sendDomainCommands(addDomain),
    sendDomainCommands((domain) => ({ type: 'MakePrimary', data: { domain } })),
  ],
  covers: ['PrimaryRequested'],
}

const domainRemoved: Scenario = {
  ...live,
  name: 'unnamed',
  actions: [
    sendDomainCommands(addDomain),
    sendDomainCommands((domain) => ({ type: 'RemoveDomain', data: { domain } })),
  ],
  covers: ['DomainDropped'],
}

const redeployed: Scenario = {
  ...live,
  name: 'redeployed',
  actions: [sendCommands({ type: 'Deploy', data: {} })],
}

const rekeyed: Scenario = {
  ...live,
  name: 'rekeyed',
  actions: [sendCommands({ type: 'RotateKey', data: {} })],
  covers: ['ProvisioningResumed', 'RuntimeKeyRotated'],
}

const moved: Scenario = {
  ...live,
  name: 'moved',
  actions: [
    async (world, id) => {
      const { serverId } = currentServer(await readProjectEvents(world, id))
      const other = world.servers.find((one) => one.serverId !== serverId)
      if (!other) throw new Error(`expected another server than ${serverId}, found none`)
      await world.deps.handleProjectCommand(testContext, id, { type: 'ChooseServer', data: other })
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
  actions: [sendCommands(...teardown)],
  covers: ['ProjectArchived', 'TeardownStarted', 'ApplicationRemoved', 'DnsRemoved'],
}

const removedAtLast: Scenario = {
  ...live,
  name: 'removed at last',
  actions: [sendCommands(...teardown, stall, { type: 'Resume', data: {} })],
  covers: ['ProvisioningResumed'],
}

/** Mails of a live project that are sent once more. */
const mailsRequested: Scenario = {
  ...live,
  name: 'mails requested',
  actions: [
    async (world, id) => {
      const [mail] = await world.deps.sql<{ id: string }[]>`
        select id from mail_texts where project_id = ${id} and template = 'received'`
      if (!mail) throw new Error(`expected the mail about the order of ${id}, found none`)
      const now = new Date().toISOString()
      await sendCommands(
        { type: 'RequestTrackerLink', data: { requestedBy: 'staff', now } },
        { type: 'RequestInvitation', data: {} },
        { type: 'ResendMail', data: { mailId: mail.id } },
      )(world, id)
    },
  ],
  covers: ['TrackerLinkRequested', 'InvitationRequested', 'MailResendRequested'],
}

export const scenarios: readonly Scenario[] = [
  live,
  ...orderScenarios,
  ...purchaseScenarios,
  mailsRequested,
  liveAt('registered'),
  transferred,
  liveAt('owned'),
  stalled,
  suspended,
  renewed,
  renewalRefused,
  domainAdded,
  domainResumed,
  primaryChanged,
  domainRemoved,
  redeployed,
  rekeyed,
  moved,
  removed,
  removedAtLast,
]
