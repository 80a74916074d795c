import { type CoolifyStandIn, coolifyLatency, openCoolifyStandIn } from './coolify/coolify-stand-in'
import { type NameServers, openNameServers } from './dns/name-servers'
import type { InjectedFault, Latency, VendorName } from './fault-injector'
import { type InwxStandIn, inwxLatency, openInwxStandIn } from './inwx/inwx-stand-in'
import { createCleanupStack } from './setup/cleanup-stack'
import { loadCredentials, type SandboxCredentials } from './setup/credentials'
import { openPortRegistry } from './setup/port-registry'
import {
  createRecordingFaultInjector,
  type RecordedCall,
  type RecordingFaultInjector,
} from './setup/recording-fault-injector'
import type { SandboxInventory } from './setup/sandbox-inventory'
import { openSiteProxy } from './sites/site-proxy'
import { openMailbox } from './smtp/mailbox'
import { openStripeStandIn } from './stripe/stripe-stand-in'

export type SandboxOptions = {
  dataDir: string
  /** Where our own web server answers: Stripe's webhooks go there. */
  publicUrl: string
  sitesPort: number
  /** A superuser's address; the sites' databases are made there. */
  adminDatabaseUrl: string
  /** Half of the sites report their boot before the deployment's end, by this number. */
  bootOrderSeed?: number
  zones?: string[]
}

/** What our clients need to reach the stand-ins. */
export type SandboxSettings = {
  inwx: { url: string; username: string; password: string }
  dns: NameServers['clientSettings']
  coolify: { url: string; token: string }
  stripe: { secretKey: string; webhookSecret: string; apiBase: string }
  smtp: { url: string; from: string }
  sites: { port: number }
}

export type Sandbox = {
  settings: SandboxSettings
  inventory(): Promise<SandboxInventory>
  faults: { add(fault: InjectedFault): void; list(): InjectedFault[]; clear(): void }
  latency(vendor: VendorName): Latency
  setLatency(vendor: VendorName, latency: Latency): void
  /** What others do at the registrar: a stranger registers a name, somebody pays money in. */
  registrar: Pick<InwxStandIn, 'registerElsewhere' | 'setBalance' | 'setRegistryDelays'>
  coolify: Pick<CoolifyStandIn, 'setSiteSimulation' | 'isSimulatingSites' | 'setServerReachable'>
  /** What reached the stand-ins, the newest first, at most 200. */
  listRecordedCalls(): RecordedCall[]
  close(): Promise<void>
}

const baseZones = ['vrs.gmbh', 'vrs.localhost']
const nameservers = ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu']
const latencies = {
  inwx: inwxLatency,
  coolify: coolifyLatency,
  stripe: { minMs: 40, maxMs: 120 },
  smtp: { minMs: 10, maxMs: 40 },
  dns: { minMs: 1, maxMs: 5 },
}

type SandboxRuntime = Required<SandboxOptions> & {
  folder: string
  faults: RecordingFaultInjector
  credentials: SandboxCredentials
  choosePort: ReturnType<typeof openPortRegistry>
  trackCloseable: ReturnType<typeof createCleanupStack>['opened']
}

const openRegistrar = async ({
  folder,
  faults,
  credentials,
  choosePort,
  trackCloseable,
  zones,
}: SandboxRuntime) => {
  const inwx = trackCloseable(
    await openInwxStandIn({
      dataDir: folder,
      port: await choosePort('inwx'),
      faults,
      username: credentials.inwxUsername,
      password: credentials.inwxPassword,
      zones,
      nameservers,
    }),
  )
  const ports = {
    inwx: await choosePort('dns', 5353),
    previousProvider: await choosePort('dnsOfOldProvider'),
    delegation: await choosePort('dnsOfRegistries'),
  }
  const dns = trackCloseable(await openNameServers({ inwx, faults, nameservers, ports }))
  return { inwx, dns }
}

const openHosting = async (room: SandboxRuntime) => {
  const { folder, faults, credentials, choosePort, trackCloseable } = room
  const coolify = trackCloseable(
    await openCoolifyStandIn({
      dataDir: `${folder}/coolify`,
      port: await choosePort('coolify'),
      faults,
      token: credentials.coolifyToken,
      adminDatabaseUrl: room.adminDatabaseUrl,
      bootOrderSeed: room.bootOrderSeed,
    }),
  )
  const sites = trackCloseable(
    openSiteProxy({ port: room.sitesPort, findSitePort: coolify.findSitePort }),
  )
  return { coolify, sites }
}

const openPaymentsAndMail = async ({
  folder,
  faults,
  credentials,
  choosePort,
  trackCloseable,
  publicUrl,
}: SandboxRuntime) => {
  const stripe = trackCloseable(
    await openStripeStandIn({
      dataDir: folder,
      port: await choosePort('stripe'),
      faults,
      secretKey: credentials.stripeSecretKey,
      webhookSecret: credentials.stripeWebhookSecret,
      webhookUrl: `${publicUrl.replace(/\/$/, '')}/webhooks/stripe`,
    }),
  )
  const mailbox = trackCloseable(
    await openMailbox({ dataDir: folder, port: await choosePort('smtp'), faults }),
  )
  return { stripe, mailbox }
}

const openStandIns = async (room: SandboxRuntime) => ({
  ...(await openRegistrar(room)),
  ...(await openPaymentsAndMail(room)),
  ...(await openHosting(room)),
})

type StandIns = Awaited<ReturnType<typeof openStandIns>>

const toSettings = (
  { inwx, dns, coolify, stripe, mailbox, sites }: StandIns,
  secrets: SandboxCredentials,
): SandboxSettings => ({
  inwx: { url: inwx.url, username: secrets.inwxUsername, password: secrets.inwxPassword },
  dns: dns.clientSettings,
  coolify: { url: coolify.url, token: coolify.token },
  stripe: {
    secretKey: secrets.stripeSecretKey,
    webhookSecret: secrets.stripeWebhookSecret,
    apiBase: stripe.url,
  },
  smtp: { url: mailbox.url, from: 'VRS Marketplace <noreply@vrs.localhost>' },
  sites: { port: sites.port },
})

const buildInventory = ({ inwx, dns, coolify, stripe, mailbox }: StandIns): SandboxInventory => ({
  inwx: inwx.inventory(),
  coolify: coolify.inventory(),
  stripe: stripe.inventory(),
  mails: mailbox.listMails(),
  dnsPort: dns.port,
})

/** Opens all stand-ins on the loopback; what they know is kept below `<dataDir>/sandbox`. */
export const openSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const folder = `${options.dataDir}/sandbox`
  const faults = createRecordingFaultInjector(latencies)
  const secrets = loadCredentials(folder)
  const { opened, close } = createCleanupStack()
  const port = openPortRegistry(folder)
  const room: SandboxRuntime = {
    bootOrderSeed: 0,
    zones: baseZones,
    ...options,
    folder,
    faults,
    credentials: secrets,
    choosePort: port,
    trackCloseable: opened,
  }
  const standIns = await openStandIns(room).catch(async (error) => {
    await close()
    throw error
  })
  return {
    settings: toSettings(standIns, secrets),
    inventory: async () => buildInventory(standIns),
    faults: { add: faults.add, list: faults.list, clear: faults.clear },
    latency: faults.latency,
    setLatency: faults.setLatency,
    registrar: {
      registerElsewhere: standIns.inwx.registerElsewhere,
      setBalance: standIns.inwx.setBalance,
      setRegistryDelays: standIns.inwx.setRegistryDelays,
    },
    coolify: standIns.coolify,
    listRecordedCalls: faults.listRecordedCalls,
    close,
  }
}
