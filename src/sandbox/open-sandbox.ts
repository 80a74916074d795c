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
import { openSiteProxy, visitorSuffix } from './sites/site-proxy'
import { openMailbox } from './smtp/mailbox'
import { openStripeStandIn, type StripeStandIn } from './stripe/stripe-stand-in'

export type SandboxOptions = {
  dataDir: string
  /** Of our own web server: Stripe's webhooks go there. */
  publicUrl: string
  sitesPort: number
  /** A superuser's address; the sites' databases are created there. */
  adminDatabaseUrl: string
  /** Decides which half of the sites report their boot before their deployment ends. */
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
  /** Any site opens in a browser at its name with this suffix. */
  sites: { port: number; visitorSuffix: string }
}

export type Sandbox = {
  settings: SandboxSettings
  inventory(): Promise<SandboxInventory>
  faults: { add(fault: InjectedFault): void; list(): InjectedFault[]; clear(): void }
  latency(vendor: VendorName): Latency
  setLatency(vendor: VendorName, latency: Latency): void
  /** What others do at the registrar: somebody registers a name or pays money in. */
  registrar: Pick<InwxStandIn, 'registerElsewhere' | 'setBalance' | 'setRegistryDelays'>
  /** What customers, banks or somebody at Stripe's own page do with paid sessions. */
  payments: Pick<StripeStandIn, 'act'>
  coolify: Pick<CoolifyStandIn, 'setSiteSimulation' | 'isSimulatingSites' | 'setServerReachable'>
  /** The calls that reached the stand-ins, the newest first, at most 200. */
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
  trackCloseable: ReturnType<typeof createCleanupStack>['trackCloseable']
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

const openHosting = async (runtime: SandboxRuntime) => {
  const { folder, faults, credentials, choosePort, trackCloseable } = runtime
  const coolify = trackCloseable(
    await openCoolifyStandIn({
      dataDir: `${folder}/coolify`,
      port: await choosePort('coolify'),
      faults,
      token: credentials.coolifyToken,
      adminDatabaseUrl: runtime.adminDatabaseUrl,
      bootOrderSeed: runtime.bootOrderSeed,
    }),
  )
  const sites = trackCloseable(
    openSiteProxy({
      port: runtime.sitesPort,
      findSitePort: coolify.findSitePort,
      findRedirectHost: coolify.findRedirectHost,
    }),
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

const openStandIns = async (runtime: SandboxRuntime) => ({
  ...(await openRegistrar(runtime)),
  ...(await openPaymentsAndMail(runtime)),
  ...(await openHosting(runtime)),
})

type StandIns = Awaited<ReturnType<typeof openStandIns>>

const toSettings = (
  { inwx, dns, coolify, stripe, mailbox, sites }: StandIns,
  credentials: SandboxCredentials,
): SandboxSettings => ({
  inwx: { url: inwx.url, username: credentials.inwxUsername, password: credentials.inwxPassword },
  dns: dns.clientSettings,
  coolify: { url: coolify.url, token: coolify.token },
  stripe: {
    secretKey: credentials.stripeSecretKey,
    webhookSecret: credentials.stripeWebhookSecret,
    apiBase: stripe.url,
  },
  smtp: { url: mailbox.url, from: 'VRS Marketplace <noreply@vrs.localhost>' },
  sites: { port: sites.port, visitorSuffix },
})

const buildInventory = ({ inwx, dns, coolify, stripe, mailbox }: StandIns): SandboxInventory => ({
  inwx: inwx.inventory(),
  coolify: coolify.inventory(),
  stripe: stripe.inventory(),
  mails: mailbox.listMails(),
  dnsPort: dns.port,
})

/** Opens all stand-ins on 127.0.0.1; their data is stored below `<dataDir>/sandbox`. */
export const openSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const folder = `${options.dataDir}/sandbox`
  const faults = createRecordingFaultInjector(latencies)
  const credentials = loadCredentials(folder)
  const { trackCloseable, close } = createCleanupStack()
  const choosePort = openPortRegistry(folder)
  const runtime: SandboxRuntime = {
    bootOrderSeed: 0,
    zones: baseZones,
    ...options,
    folder,
    faults,
    credentials,
    choosePort,
    trackCloseable,
  }
  const standIns = await openStandIns(runtime).catch(async (error) => {
    await close()
    throw error
  })
  return {
    settings: toSettings(standIns, credentials),
    inventory: async () => buildInventory(standIns),
    faults: { add: faults.add, list: faults.list, clear: faults.clear },
    latency: faults.latency,
    setLatency: faults.setLatency,
    registrar: {
      registerElsewhere: standIns.inwx.registerElsewhere,
      setBalance: standIns.inwx.setBalance,
      setRegistryDelays: standIns.inwx.setRegistryDelays,
    },
    payments: standIns.stripe,
    coolify: standIns.coolify,
    listRecordedCalls: faults.listRecordedCalls,
    close,
  }
}
