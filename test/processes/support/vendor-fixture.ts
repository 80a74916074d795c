import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverStream } from '../../../events/streams'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import { openDnsClient } from '../../../src/integrations/dns/dns-client'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import { openSiteProbe } from '../../../src/integrations/site-probe/site-probe'
import { openMailClient } from '../../../src/integrations/smtp/mail-client'
import { openCoolifyStandIn } from '../../../src/sandbox/coolify/coolify-stand-in'
import { openNameServers } from '../../../src/sandbox/dns/name-servers'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import { openInwxStandIn } from '../../../src/sandbox/inwx/inwx-stand-in'
import { openSiteProxy } from '../../../src/sandbox/sites/site-proxy'
import { openMailbox } from '../../../src/sandbox/smtp/mailbox'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { openVault } from '../../../src/security/vault'
import { appendEvents } from '../../support/append-events'
import { openProcessFixture } from './process-fixture'

const token = '1|all-of-it'
const account = { username: 'vrs', password: 'geheim' }
const zones = ['vrs.localhost']
const nameservers = ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu']

/** The stand-ins that provisioning needs, without latency, on a folder of their own. */
const openVendorStandIns = async (adminDatabaseUrl: string) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-test-steps-'))
  const faults = createFaultInjector()
  const inwx = await openInwxStandIn({
    dataDir,
    port: 0,
    faults,
    ...account,
    zones,
    nameservers,
    registrationMs: 100,
    transferMs: 100,
  })
  const dns = await openNameServers({ inwx, faults, nameservers })
  const coolify = await openCoolifyStandIn({
    dataDir: join(dataDir, 'coolify'),
    port: 0,
    faults,
    token,
    adminDatabaseUrl,
    bootOrderSeed: 0,
    buildCommand: () => [process.execPath, join(import.meta.dir, 'healthy-site.ts')],
  })
  const sites = openSiteProxy({ ...coolify, port: 0 })
  const mailbox = await openMailbox({ dataDir, port: 0, faults })
  const close = async () => {
    for (const one of [mailbox, sites, coolify, dns, inwx]) await one.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { inwx, dns, coolify, sites, mailbox, faults, close }
}

type VendorStandIns = Awaited<ReturnType<typeof openVendorStandIns>>

const openStandInClients = ({ inwx, dns, coolify, sites, mailbox }: VendorStandIns) => {
  const calls: VendorCall[] = []
  const record = (call: VendorCall) => void calls.push(call)
  const port = sites.port
  return {
    calls,
    inwx: openInwxClient({ url: inwx.url, ...account, perSecond: 0, record }),
    coolify: openCoolifyClient({ url: coolify.url, token, record }),
    nameservers,
    dns: openDnsClient({ network: dns.clientSettings, record }),
    mail: openMailClient({ url: mailbox.url, from: 'VRS <noreply@vrs.gmbh>', record }),
    senderDomain: 'vrs.gmbh',
    siteProbe: openSiteProbe({ record }),
    siteAddress: { scheme: 'http' as const, port: `:${port}`, via: { address: '127.0.0.1', port } },
    core: { name: 'vrs/vrs-core', tag: 'latest' },
  }
}

/** Processes with the vendors' stand-ins behind real sockets. */
export const openVendorFixture = async () => {
  const fixture = await openProcessFixture()
  const standIns = await openVendorStandIns(fixture.url)
  const { calls, ...clients } = openStandInClients(standIns)
  const masterKey = randomBytes(32)
  const vault = openVault(fixture.sql, masterKey)
  const keys = openSigningKeys({ sql: fixture.sql, masterKey })
  await keys.ensure(['access', 'license', 'publisher'])
  const publicUrl = 'http://127.0.0.1:9'
  const secrets = { orderTokenKey: randomBytes(32), trainingUrl: `${publicUrl}/training` }
  const contactMail = 'service@vrs.gmbh'
  Object.assign(fixture.deps, clients, { vault, keys, publicUrl, contactMail, ...secrets })
  const [server] = await clients.coolify.listServers()
  await appendEvents(fixture.store, serverStream(Bun.randomUUIDv7()), {
    type: 'ServerAdded',
    data: { name: 's1', ipv4: '203.0.113.7', coolifyUuid: server?.uuid ?? '', capacity: 20 },
  })
  return {
    ...fixture,
    calls,
    vault,
    readInventories: () => ({
      inwx: standIns.inwx.inventory(),
      coolify: standIns.coolify.inventory(),
    }),
    faults: standIns.faults,
    setBootOrder: standIns.coolify.setBootOrder,
    mails: standIns.mailbox.listMails,
    standIns,
    /** All that stands at the vendors, by name and number; states may go on. */
    readVendorResources: () => {
      const { projects, databases, applications, storages, deployments } =
        standIns.coolify.inventory()
      const things = { projects, databases, applications, storages, deployments }
      return {
        coolify: Object.fromEntries(
          Object.entries(things).map(([kind, all]) => [kind, all.map(({ uuid }) => uuid)]),
        ),
        records: standIns.inwx.inventory().zones,
        mails: [...new Set(standIns.mailbox.listMails().map(({ messageId }) => messageId))],
      }
    },
    close: async () => {
      clients.mail.close()
      await clients.inwx.close()
      await standIns.close()
      await fixture.close()
    },
  }
}

export type VendorFixture = Awaited<ReturnType<typeof openVendorFixture>>
