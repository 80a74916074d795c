import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverStream } from '../../../events/streams'
import type { VendorCall } from '../../../src/integrations/call-context'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import { openDns } from '../../../src/integrations/dns/dns-client'
import { openInwxClient } from '../../../src/integrations/inwx/inwx-client'
import { openSiteCheck } from '../../../src/integrations/site-probe/site-probe'
import { openMail } from '../../../src/integrations/smtp/mail-client'
import { openCoolify } from '../../../src/sandbox/coolify/coolify-stand-in'
import { openNameServers } from '../../../src/sandbox/dns/name-servers'
import { openFaults } from '../../../src/sandbox/fault-injector'
import { openInwx } from '../../../src/sandbox/inwx/inwx-stand-in'
import { openSites } from '../../../src/sandbox/sites/site-proxy'
import { openMailbox } from '../../../src/sandbox/smtp/mailbox'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { openVault } from '../../../src/security/vault'
import { happen } from '../../support/append-events'
import { givenSteps } from './process-fixture'

const token = '1|all-of-it'
const account = { username: 'vrs', password: 'geheim' }
const zones = ['vrs.localhost']
const nameservers = ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu']

/** The stand-ins that provisioning needs, without latency, on a folder of their own. */
const openStandIns = async (adminDatabaseUrl: string) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-test-steps-'))
  const faults = openFaults()
  const inwx = await openInwx({
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
  const coolify = await openCoolify({
    dataDir: join(dataDir, 'coolify'),
    port: 0,
    faults,
    token,
    adminDatabaseUrl,
    bootOrder: 0,
    launch: () => [process.execPath, join(import.meta.dir, 'healthy-site.ts')],
  })
  const sites = openSites({ port: 0, portOf: coolify.routes })
  const mailbox = await openMailbox({ dataDir, port: 0, faults })
  const close = async () => {
    for (const one of [mailbox, sites, coolify, dns, inwx]) await one.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { inwx, dns, coolify, sites, mailbox, faults, close }
}

type StandIns = Awaited<ReturnType<typeof openStandIns>>

const clientsOf = ({ inwx, dns, coolify, sites, mailbox }: StandIns) => {
  const calls: VendorCall[] = []
  const record = (call: VendorCall) => void calls.push(call)
  const port = sites.port
  return {
    calls,
    inwx: openInwxClient({ url: inwx.url, ...account, perSecond: 0, record }),
    coolify: openCoolifyClient({ url: coolify.url, token, record }),
    nameservers,
    dns: openDns({ world: dns.world, record }),
    mail: openMail({ url: mailbox.url, from: 'VRS <noreply@vrs.localhost>', record }),
    sites: openSiteCheck({ record }),
    site: { scheme: 'http' as const, port: `:${port}`, via: { address: '127.0.0.1', port } },
    core: { name: 'vrs/vrs-core', tag: 'latest' },
  }
}

/** Processes with the vendors' stand-ins behind real sockets. */
export const givenVendors = async () => {
  const place = await givenSteps()
  const standIns = await openStandIns(place.url)
  const { calls, ...clients } = clientsOf(standIns)
  const masterKey = randomBytes(32)
  const vault = openVault(place.sql, masterKey)
  const keys = openSigningKeys({ sql: place.sql, masterKey })
  await keys.ensure(['access', 'license', 'publisher'])
  const publicUrl = 'http://127.0.0.1:9'
  const secrets = { orderKey: randomBytes(32), trainingUrl: `${publicUrl}/training` }
  Object.assign(place.tools, clients, { vault, keys, publicUrl, ...secrets })
  const [server] = await clients.coolify.servers()
  await happen(place.store, serverStream(Bun.randomUUIDv7()), {
    type: 'ServerAdded',
    data: { name: 's1', ipv4: '203.0.113.7', coolifyUuid: server?.uuid ?? '', capacity: 20 },
  })
  return {
    ...place,
    calls,
    vault,
    inventories: () => ({
      inwx: standIns.inwx.inventory(),
      coolify: standIns.coolify.inventory(),
    }),
    faults: standIns.faults,
    setBootOrder: standIns.coolify.setBootOrder,
    mails: standIns.mailbox.mails,
    standIns,
    /** All that stands at the vendors, by name and number; states may go on. */
    holdings: () => {
      const { projects, databases, applications, storages, deployments } =
        standIns.coolify.inventory()
      const things = { projects, databases, applications, storages, deployments }
      return {
        coolify: Object.fromEntries(
          Object.entries(things).map(([kind, all]) => [kind, all.map(({ uuid }) => uuid)]),
        ),
        records: standIns.inwx.inventory().zones,
        mails: [...new Set(standIns.mailbox.mails().map(({ messageId }) => messageId))],
      }
    },
    close: async () => {
      clients.mail.close()
      await clients.inwx.close()
      await standIns.close()
      await place.close()
    },
  }
}

export type Vendors = Awaited<ReturnType<typeof givenVendors>>
