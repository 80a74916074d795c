import type { VrsEvent } from '../../../events'
import { serverStream } from '../../../events/streams'
import type { Plan } from '../../../src/domain/project/plan-request'
import { happen } from '../../support/append-events'
import * as examples from '../../support/project-events'
import { openMarketplace } from './admin-app'
import { happens, ordered } from './seed-orders'

const { deploymentFinished, deploymentStarted, dnsConfigured, dnsPropagated } = examples
const { booted, prepared, siteVerified, welcomed, wentLive } = examples
const deployed = [examples.domainAssigned, dnsConfigured, dnsPropagated, prepared]
const started = [deploymentStarted(), deploymentFinished(), booted(), siteVerified]
/** From its server on, to a site whose customer is not welcomed yet. */
export const untilLive = [...deployed, ...started, wentLive]

/** The form that posts this act. */
export const formOf = (html: string, act: string) =>
  new RegExp(`action="[^"]*/${act}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? ''

/** The admin with two servers, the second of a single place, and released projects on the first. */
export const openConsole = async () => {
  const place = await openMarketplace()
  const told: { plan: Plan } = { plan: { lines: [], silent: [] } }
  place.desk.questions.plan = async () => told.plan
  const servers = [Bun.randomUUIDv7(), Bun.randomUUIDv7()] as const
  for (const [at, id] of servers.entries())
    await happen(place.desk.store, serverStream(id), {
      type: 'ServerAdded',
      data: {
        name: `s${at + 1}`,
        ipv4: '203.0.113.7',
        coolifyUuid: `c-s${at + 1}`,
        capacity: at === 0 ? 20 : 1,
      },
    })
  const onServer: VrsEvent = {
    type: 'ServerAssigned',
    data: { serverId: servers[0], ipv4: '203.0.113.7', strategy: 'least_loaded' },
  }
  const eventsOf = async (id: string) => (await place.desk.store.read(`project-${id}`)).events
  const project = async (...events: VrsEvent[]) => {
    told.plan = { lines: [], silent: [] }
    const order = await ordered(place)
    await happens(place, order.id, examples.released(), onServer, ...events)
    return order
  }
  return {
    ...place,
    servers,
    /** What every plan will say from now on. */
    plans: (plan: Plan) => {
      told.plan = plan
    },
    project,
    live: () => project(...untilLive, welcomed),
    eventsOf,
    typesOf: async (id: string) => (await eventsOf(id)).map(({ type }) => type),
    lastOf: async (id: string) => (await eventsOf(id)).at(-1),
  }
}

export type Console = Awaited<ReturnType<typeof openConsole>>
