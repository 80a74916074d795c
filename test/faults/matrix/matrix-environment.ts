import { randomBytes } from 'node:crypto'
import { projectStream, serverStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { decide } from '../../../src/domain/project/decide'
import { projectFrom } from '../../../src/domain/project/state'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import { openDns } from '../../../src/integrations/dns/dns-client'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import { openSiteCheck } from '../../../src/integrations/site-probe/site-probe'
import { openMail } from '../../../src/integrations/smtp/mail-client'
import { openStripe } from '../../../src/integrations/stripe/stripe-client'
import { closed } from '../../../src/processes/engine/circuit-breaker'
import type { Breakers } from '../../../src/processes/engine/circuit-breaker-store'
import { jobsOf } from '../../../src/processes/engine/jobs-for-event'
import type { Tools } from '../../../src/processes/engine/process'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { openVault } from '../../../src/security/vault'
import { telling } from '../../../src/store/event-store/command-handler'
import type { Store } from '../../../src/store/event-store/event-store'
import { happen } from '../../support/append-events'
import { openTestStore } from '../../support/test-store'
import { prefixes, yearsUntil } from './domain-names'
import { openMarketplace } from './marketplace-stand-in'
import { account, balanceCents, nameservers, openStandIns, stripeSecrets, token } from './stand-ins'

export const commandOn = (store: Store) =>
  telling<ProjectCommand>(store, projectStream, (id, one, events) =>
    decide(id, one, projectFrom(events)),
  )

const record = () => undefined

/** Faults of one project must not hold back another, which may be tried at the same time. */
const apart: Breakers = {
  known: async () => closed,
  now: async () => closed,
  change: async () => ({ before: closed, after: closed }),
}

const addServers = async (store: Store, coolifyUuids: readonly string[]) => {
  const servers = coolifyUuids.map((coolifyUuid, number) => ({
    serverId: Bun.randomUUIDv7(),
    ipv4: `203.0.113.${number + 1}`,
    coolifyUuid,
  }))
  for (const { serverId, ipv4, coolifyUuid } of servers) {
    const data = { name: serverId.slice(-8), ipv4, coolifyUuid, capacity: 10_000 }
    await happen(store, serverStream(serverId), { type: 'ServerAdded', data })
  }
  return servers.map(({ serverId, ipv4 }) => ({ serverId, ipv4 }))
}

const openSecurity = async (sql: Tools['sql']) => {
  const masterKey = randomBytes(32)
  const keys = openSigningKeys({ sql, masterKey })
  await keys.ensure(['access', 'license', 'publisher'])
  return { vault: openVault(sql, masterKey), keys, orderKey: randomBytes(32) }
}

/** A name that was registered here has as many years as were paid for; one that came brought its own. */
const yearsBought = ({ name, expiresAt }: { name: string; expiresAt: string }) =>
  name.startsWith(prefixes.transferred) ? 1 : yearsUntil(expiresAt)

/** One database and one set of vendors, shared by many projects. */
export const openWorld = async () => {
  const place = await openTestStore({ jobsOf })
  const { sql, store, queue } = place
  const standIns = await openStandIns(place.url)
  const { inwx, coolify, dns, mailbox, sites, stripe } = standIns
  const command = commandOn(store)
  const marketplace = openMarketplace(() => ({ sql, command }))
  const mail = openMail({ url: mailbox.url, from: 'VRS <noreply@vrs.localhost>', record })
  const port = sites.port
  const publicUrl = marketplace.url
  const alerts: { kind: string; subject: string }[] = []
  const tools: Tools = {
    ...(await openSecurity(sql)),
    sql,
    store,
    command,
    mail,
    inwx: openInwxClient({ url: inwx.url, ...account, perSecond: 0, record }),
    coolify: openCoolifyClient({ url: coolify.url, token, record }),
    dns: openDns({ world: dns.world, record }),
    sites: openSiteCheck({ record }),
    stripe: openStripe({ ...stripeSecrets, apiBase: stripe.url, record }),
    site: { scheme: 'http', port: `:${port}`, via: { address: '127.0.0.1', port } },
    core: { name: 'vrs/vrs-core', tag: 'latest' },
    breakers: apart,
    alone: async (_, work) => ({ done: await work() }),
    deadlines: {},
    nameservers,
    publicUrl,
    staffMail: 'technik@vrs.localhost',
    trainingUrl: `${publicUrl}/training`,
    alert: async (kind, subject) => void alerts.push({ kind, subject }),
    now: () => new Date(),
  }
  const machines = await tools.coolify.servers()
  return {
    tools,
    queue,
    locks: new Map<string, symbol>(),
    standIns,
    alerts,
    slowBoots: marketplace.slowBoots,
    servers: await addServers(
      store,
      machines.map(({ uuid }) => uuid),
    ),
    /** Cents that the registrar took beyond the price of each domain, once. */
    overcharged: () => {
      const { balanceCents: left, domains } = inwx.inventory()
      const worth = domains.reduce((sum, one) => sum + one.priceCents * yearsBought(one), 0)
      return balanceCents - left - worth
    },
    close: async () => {
      mail.close()
      await tools.inwx.close()
      await marketplace.close()
      await standIns.close()
      await place.close()
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>
