import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCoolifyStandIn } from '../../../src/sandbox/coolify/coolify-stand-in'
import { openNameServers } from '../../../src/sandbox/dns/name-servers'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import { openInwxStandIn } from '../../../src/sandbox/inwx/inwx-stand-in'
import { openSiteProxy } from '../../../src/sandbox/sites/site-proxy'
import { openMailbox } from '../../../src/sandbox/smtp/mailbox'
import { openStripeStandIn } from '../../../src/sandbox/stripe/stripe-stand-in'

export const coolifyToken = '1|all-of-it'
export const inwxAccount = { username: 'vrs', password: 'geheim' }
export const stripeSecrets = { secretKey: 'sk_test_matrix', webhookSecret: 'whsec_matrix' }
const zones = ['vrs.localhost']
export const matrixNameservers = ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu']
/** Enough for all the domains that a world will ever buy. */
export const balanceCents = 1_000_000_00

/** All vendors over real sockets, without latency and without sites' processes. */
export const openMatrixStandIns = async (adminDatabaseUrl: string) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-test-matrix-'))
  // Without its limit of calls a minute.
  const faults = createFaultInjector({ coolify: { minMs: 0, maxMs: 0, perMinute: 0 } })
  const at = { dataDir, port: 0, faults }
  const pace = { registrationMs: 15, transferMs: 15 }
  const inwx = await openInwxStandIn({
    ...at,
    ...inwxAccount,
    ...pace,
    zones,
    nameservers: matrixNameservers,
    balanceCents,
  })
  const dns = await openNameServers({ inwx, faults, nameservers: matrixNameservers })
  const hosting = { dataDir: join(dataDir, 'coolify'), simulateSites: true, bootOrderSeed: 0 }
  const coolify = await openCoolifyStandIn({
    ...at,
    ...hosting,
    token: coolifyToken,
    adminDatabaseUrl,
  })
  const sites = openSiteProxy({ ...coolify, port: 0 })
  const mailbox = await openMailbox(at)
  const webhookUrl = 'http://127.0.0.1:9/webhooks/stripe'
  const stripe = await openStripeStandIn({ ...at, ...stripeSecrets, webhookUrl })
  const close = async () => {
    for (const one of [stripe, mailbox, sites, coolify, dns, inwx]) await one.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { inwx, dns, coolify, sites, mailbox, stripe, close }
}
