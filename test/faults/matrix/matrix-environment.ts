import { randomBytes } from 'node:crypto'
import { pluginStream, projectStream, serverStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { decideProject } from '../../../src/domain/project/decide'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import { openDnsClient } from '../../../src/integrations/dns/dns-client'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import { openSiteProbe } from '../../../src/integrations/site-probe/site-probe'
import { openMailClient } from '../../../src/integrations/smtp/mail-client'
import { openStripeClient } from '../../../src/integrations/stripe/open-stripe-client'
import { jobsForEvent } from '../../../src/processes/all-processes'
import type { ProcessDependencies } from '../../../src/processes/engine/process-dependencies'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { openVault } from '../../../src/security/vault'
import { createCommandHandler } from '../../../src/store/event-store/command-handler'
import type { EventStore } from '../../../src/store/event-store/event-store'
import { closedBreakers } from '../../processes/support/process-fixture'
import { appendEvents } from '../../support/append-events'
import { pluginVersionPublished } from '../../support/published-plugin'
import { openTestStore } from '../../support/test-store'
import { domainPrefixes, yearsUntil } from './domain-names'
import { openRuntimeEndpoints } from './marketplace-stand-in'
import {
  balanceCents,
  coolifyToken,
  inwxAccount,
  matrixNameservers,
  openMatrixStandIns,
  stripeSecrets,
} from './stand-ins'

export const createMatrixCommandHandler = (store: EventStore) =>
  createCommandHandler<ProjectCommand>(store, projectStream, (id, one, events) =>
    decideProject(id, one, rebuildProject(events)),
  )

const record = () => undefined

/** What the plugin of each order needs before its money releases it. */
const publishPlugin = (store: EventStore) =>
  appendEvents(store, pluginStream('kontakt'), pluginVersionPublished)

const addServers = async (store: EventStore, coolifyUuids: readonly string[]) => {
  const servers = coolifyUuids.map((coolifyUuid, number) => ({
    serverId: Bun.randomUUIDv7(),
    ipv4: `203.0.113.${number + 1}`,
    coolifyUuid,
  }))
  for (const { serverId, ipv4, coolifyUuid } of servers) {
    const data = { name: serverId.slice(-8), ipv4, coolifyUuid, capacity: 10_000 }
    await appendEvents(store, serverStream(serverId), { type: 'ServerAdded', data })
  }
  return servers.map(({ serverId, ipv4 }) => ({ serverId, ipv4 }))
}

const openSecurity = async (sql: ProcessDependencies['sql']) => {
  const masterKey = randomBytes(32)
  const keys = openSigningKeys({ sql, masterKey })
  await keys.ensure(['access', 'license', 'publisher'])
  return { vault: openVault(sql, masterKey), keys, orderTokenKey: randomBytes(32) }
}

/** A name that was registered here has as many years as were paid for; one that came brought its own. */
const countYearsPaid = ({ name, expiresAt }: { name: string; expiresAt: string }) =>
  name.startsWith(domainPrefixes.transferred) ? 1 : yearsUntil(expiresAt)

/** One database and one set of vendors, shared by many projects. */
export const openMatrixEnvironment = async () => {
  const fixture = await openTestStore({ jobsOf: jobsForEvent })
  const { sql, store, queue } = fixture
  const standIns = await openMatrixStandIns(fixture.url)
  const { inwx, coolify, dns, mailbox, sites, stripe } = standIns
  const command = createMatrixCommandHandler(store)
  const marketplace = openRuntimeEndpoints(() => ({ sql, handleProjectCommand: command }))
  const mail = openMailClient({ url: mailbox.url, from: 'VRS <noreply@vrs.gmbh>', record })
  const port = sites.port
  const publicUrl = marketplace.url
  const alerts: { kind: string; subject: string }[] = []
  const deps: ProcessDependencies = {
    ...(await openSecurity(sql)),
    sql,
    store,
    handleProjectCommand: command,
    mail,
    senderDomain: 'vrs.gmbh',
    inwx: openInwxClient({ url: inwx.url, ...inwxAccount, perSecond: 0, record }),
    coolify: openCoolifyClient({ url: coolify.url, token: coolifyToken, record }),
    dns: openDnsClient({ network: dns.clientSettings, record }),
    siteProbe: openSiteProbe({ record }),
    stripe: openStripeClient({ ...stripeSecrets, apiBase: stripe.url, record }),
    siteAddress: { scheme: 'http', port: `:${port}`, via: { address: '127.0.0.1', port } },
    core: { name: 'vrs/vrs-core', tag: 'latest' },
    artifacts: { verify: async () => undefined },
    breakers: closedBreakers,
    withAdvisoryLock: async (_, work) => ({ done: await work(new AbortController().signal) }),
    deadlines: {},
    rolloutPace: { internalMinutes: 60, tenthMinutes: 1440 },
    nameservers: matrixNameservers,
    publicUrl,
    contactMail: 'service@vrs.gmbh',
    staffMail: 'technik@vrs.localhost',
    trainingUrl: `${publicUrl}/training`,
    debug: () => undefined,
    alert: async (kind, subject) => void alerts.push({ kind, subject }),
    now: () => new Date(),
  }
  const machines = await deps.coolify.listServers()
  await publishPlugin(store)
  return {
    deps,
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
      const worth = domains.reduce((sum, one) => sum + one.priceCents * countYearsPaid(one), 0)
      return balanceCents - left - worth
    },
    close: async () => {
      mail.close()
      await deps.inwx.close()
      await marketplace.close()
      await standIns.close()
      await fixture.close()
    },
  }
}

export type MatrixEnvironment = Awaited<ReturnType<typeof openMatrixEnvironment>>
