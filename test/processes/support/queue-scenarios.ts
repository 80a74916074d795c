import type { DomainEvent } from '../../../events'
import {
  domainStream,
  driftStream,
  personStream,
  projectStream,
  serverStream,
} from '../../../events/streams'
import { enqueueStripeEvent } from '../../../src/store/job-queue/enqueue-stripe-event'
import type { QueueName } from '../../../src/store/job-queue/job-queue'
import { appendEvents, testContext } from '../../support/append-events'
import {
  applicationRemoved,
  customerId,
  orderCancelled,
  paymentConfirmed,
  projectArchived,
  projectSuspended,
  provisioningStalled,
  serverReassigned,
  siteVerified,
  teardownStarted,
  type wholePath,
} from '../../support/project-events'
import type { ProcessFixture } from './process-fixture'

/** Queues a job; answers its stream. */
type Enqueue = (fixture: ProcessFixture) => Promise<string>

/** Jobs of one queue: one that has something to do, and one that has nothing to do any more. */
export type QueueScenario = {
  queue: QueueName
  /** The client that the job calls; absent = it calls none. */
  client?: 'inwx' | 'coolify' | 'stripe' | 'mail'
  enqueue: Enqueue
  enqueueIdle: Enqueue
}

type PathEventType = (typeof wholePath)[number]['type']

const enqueueForProject =
  (type: PathEventType, ...further: DomainEvent[]): Enqueue =>
  async (fixture) =>
    projectStream(await fixture.project(type, ...further))

/** The oldest job of the stream is obsolete after these events. */
const enqueueObsolete =
  (enqueue: Enqueue, ...events: DomainEvent[]): Enqueue =>
  async (fixture) => {
    const stream = await enqueue(fixture)
    await appendEvents(fixture.store, stream, ...events)
    return stream
  }

const renewal = { domain: 'berger.de', periodEnd: '2027-01-01T00:00:00Z' }
/** What the registrar's client of the tests answers. */
export const renewedUntil = '2028-01-01T00:00:00Z'
const renewalPaid = (): DomainEvent => ({
  type: 'PaymentConfirmed',
  data: { ...paymentConfirmed().data, paymentRef: `pi_${Bun.randomUUIDv7()}`, renewal },
})

const registerCustomer = async ({ store }: ProcessFixture) => {
  const stream = personStream(customerId)
  if ((await store.read(stream)).version > 0) return
  const sealed = { name: 'sealed', email: 'sealed' }
  await appendEvents(store, stream, { type: 'CustomerRegistered', data: { sealed } })
}

const enqueueCleanup = enqueueForProject('ProjectWentLive', serverReassigned)
const enqueueTeardown = enqueueForProject('ProjectWentLive', projectArchived, teardownStarted)
const enqueueDomain: Enqueue = (fixture) => {
  const domain = { kind: 'owned' as const, name: `zweit-${Bun.randomUUIDv7()}.de` }
  return enqueueForProject('ProjectWentLive', { type: 'DomainAdded', data: { domain } })(fixture)
}
const enqueueStall = enqueueForProject('DomainAssigned', provisioningStalled('dns'))

const enqueueServer: Enqueue = async ({ store }) => {
  const stream = serverStream(Bun.randomUUIDv7())
  const server = { name: stream, ip: `ip of ${stream}`, capacity: 1, privateKey: 'k' }
  await appendEvents(store, stream, { type: 'ServerRequested', data: server })
  return stream
}

const enqueuePayment: Enqueue = async ({ store }) => {
  const id = `evt_${Bun.randomUUIDv7()}`
  const notice = { id, type: 'checkout.session.completed', sessionId: 'cs_1' }
  await store.commit(testContext, () => enqueueStripeEvent(notice, new Date()))
  return 'stripe'
}

const driftFix = { kind: 'domainRenewsItself', subject: 'berger.de', way: 'repair' } as const

const enqueueDriftFix: Enqueue = async ({ store }) => {
  const stream = driftStream(Bun.randomUUIDv7())
  const data = { ...driftFix, about: { domain: 'berger.de' } }
  await appendEvents(store, stream, { type: 'DriftMendingOrdered', data })
  return stream
}

export const queueScenarios: readonly QueueScenario[] = [
  {
    queue: 'provisioning',
    client: 'inwx',
    enqueue: enqueueForProject('DomainAssigned'),
    enqueueIdle: enqueueObsolete(enqueueForProject('DomainAssigned'), projectArchived),
  },
  {
    queue: 'licensing',
    enqueue: enqueueForProject('ProjectWentLive', projectSuspended),
    enqueueIdle: enqueueObsolete(enqueueForProject('ProjectWentLive', projectSuspended), {
      type: 'ProjectReinstated',
      data: {},
    }),
  },
  {
    queue: 'mails',
    client: 'mail',
    enqueue: async (fixture) => {
      await registerCustomer(fixture)
      return enqueueForProject('ProjectOrdered', orderCancelled())(fixture)
    },
    enqueueIdle: enqueueObsolete(enqueueStall, projectArchived),
  },
  {
    queue: 'staff-mails',
    client: 'mail',
    enqueue: enqueueStall,
    enqueueIdle: enqueueObsolete(enqueueStall, projectArchived),
  },
  {
    queue: 'orders',
    client: 'stripe',
    enqueue: enqueueForProject('PaymentRequested', orderCancelled()),
    enqueueIdle: enqueueForProject('ProjectOrdered', orderCancelled()),
  },
  {
    queue: 'undoing',
    client: 'coolify',
    enqueue: enqueueTeardown,
    enqueueIdle: enqueueObsolete(enqueueTeardown, applicationRemoved),
  },
  {
    queue: 'clearing',
    client: 'coolify',
    enqueue: enqueueObsolete(enqueueCleanup, siteVerified),
    enqueueIdle: enqueueObsolete(enqueueCleanup, projectArchived),
  },
  {
    queue: 'renewals',
    client: 'inwx',
    enqueue: (fixture) => enqueueForProject('ProjectWentLive', renewalPaid())(fixture),
    enqueueIdle: async (fixture) => {
      const data = { expiresAt: renewedUntil, costCents: 1 }
      await appendEvents(fixture.store, domainStream(renewal.domain), {
        type: 'DomainRenewed',
        data,
      })
      return enqueueForProject('ProjectWentLive', renewalPaid())(fixture)
    },
  },
  {
    queue: 'naming',
    client: 'inwx',
    enqueue: enqueueDomain,
    enqueueIdle: enqueueObsolete(enqueueDomain, projectArchived),
  },
  {
    queue: 'servers',
    client: 'coolify',
    enqueue: enqueueServer,
    enqueueIdle: enqueueObsolete(enqueueServer, { type: 'ServerRequestWithdrawn', data: {} }),
  },
  {
    queue: 'payments',
    client: 'stripe',
    enqueue: enqueuePayment,
    enqueueIdle: async (fixture) => {
      const stream = await enqueuePayment(fixture)
      await fixture.sql`delete from stripe_events`
      return stream
    },
  },
  {
    queue: 'drift',
    client: 'inwx',
    enqueue: enqueueDriftFix,
    enqueueIdle: enqueueObsolete(enqueueDriftFix, { type: 'DriftMended', data: driftFix }),
  },
]
