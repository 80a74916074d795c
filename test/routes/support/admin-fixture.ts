import type { DomainEvent } from '../../../events'
import { serverStream } from '../../../events/streams'
import type { VendorPlan } from '../../../src/domain/plan/plan-request'
import { appendEvents } from '../../support/append-events'
import * as examples from '../../support/project-events'
import { openAdminApp } from './admin-app'
import { appendProjectEvents, seedOrder } from './seed-orders'

const { deploymentFinished, deploymentStarted, dnsConfigured, dnsPropagated } = examples
const {
  runtimeBooted: booted,
  deploymentPrepared: prepared,
  siteVerified,
  customerWelcomed: welcomed,
  projectWentLive: wentLive,
} = examples
const deploymentEvents = [examples.domainAssigned, dnsConfigured, dnsPropagated, prepared]
const startEvents = [deploymentStarted(), deploymentFinished(), booted(), siteVerified]
/** From its server on, to a site whose customer is not welcomed yet. */
export const eventsUntilLive = [...deploymentEvents, ...startEvents, wentLive]

/** The form that posts this act. */
export const findActionForm = (html: string, act: string) =>
  new RegExp(`action="[^"]*/${act}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? ''

/** The admin with two servers, the second of a single place, and released projects on the first. */
export const openAdminFixture = async () => {
  const app = await openAdminApp()
  const current: { plan: VendorPlan } = { plan: { lines: [], unreachableVendors: [] } }
  app.deps.vendorQueries.createPlan = async () => current.plan
  const servers = [Bun.randomUUIDv7(), Bun.randomUUIDv7()] as const
  for (const [at, id] of servers.entries())
    await appendEvents(app.deps.store, serverStream(id), {
      type: 'ServerAdded',
      data: {
        name: `s${at + 1}`,
        ipv4: '203.0.113.7',
        coolifyUuid: `c-s${at + 1}`,
        capacity: at === 0 ? 20 : 1,
      },
    })
  const onServer: DomainEvent = {
    type: 'ServerAssigned',
    data: { serverId: servers[0], ipv4: '203.0.113.7', strategy: 'least_loaded' },
  }
  const eventsOf = async (id: string) => (await app.deps.store.read(`project-${id}`)).events
  const project = async (...events: DomainEvent[]) => {
    current.plan = { lines: [], unreachableVendors: [] }
    const order = await seedOrder(app)
    await appendProjectEvents(app, order.id, examples.provisioningReleased(), onServer, ...events)
    return order
  }
  return {
    ...app,
    servers,
    /** What every plan will say from now on. */
    setPlan: (plan: VendorPlan) => {
      current.plan = plan
    },
    project,
    createLiveProject: () => project(...eventsUntilLive, welcomed),
    eventsOf,
    readEventTypes: async (id: string) => (await eventsOf(id)).map(({ type }) => type),
    readLastEvent: async (id: string) => (await eventsOf(id)).at(-1),
  }
}

export type AdminFixture = Awaited<ReturnType<typeof openAdminFixture>>
