import { type CoolifyStandIn, coolifyLatency, openCoolify } from './coolify/coolify-stand-in'
import { type NameServers, openNameServers } from './dns/name-servers'
import type { Fault, Latency, VendorName } from './fault-injector'
import { type Inwx, inwxLatency, openInwx } from './inwx/inwx-stand-in'
import { openClosing } from './setup/cleanup-stack'
import { type Credentials, credentialsIn } from './setup/credentials'
import { openPortBook } from './setup/port-registry'
import { type SeenCall, type WatchedFaults, watchFaults } from './setup/recording-fault-injector'
import type { Inventory } from './setup/sandbox-inventory'
import { openSites } from './sites/site-proxy'
import { openMailbox } from './smtp/mailbox'
import { openStripe } from './stripe/stripe-stand-in'

export type SandboxOptions = {
  dataDir: string
  /** Where our own web server answers: Stripe's webhooks go there. */
  publicUrl: string
  sitesPort: number
  /** A superuser's address; the sites' databases are made there. */
  adminDatabaseUrl: string
  /** Half of the sites report their boot before the deployment's end, by this number. */
  seed?: number
  zones?: string[]
}

/** What our clients need to reach the stand-ins. */
export type SandboxSettings = {
  inwx: { url: string; username: string; password: string }
  dns: NameServers['world']
  coolify: { url: string; token: string }
  stripe: { secretKey: string; webhookSecret: string; apiBase: string }
  smtp: { url: string; from: string }
  sites: { port: number }
}

export type Sandbox = {
  settings: SandboxSettings
  inventory(): Promise<Inventory>
  faults: { add(fault: Fault): void; list(): Fault[]; clear(): void }
  latency(vendor: VendorName): Latency
  setLatency(vendor: VendorName, latency: Latency): void
  /** What others do at the registrar: a stranger registers a name, somebody pays money in. */
  registrar: Pick<Inwx, 'giveAway' | 'setBalance' | 'setPace'>
  coolify: Pick<CoolifyStandIn, 'setLight' | 'isLight' | 'switchServer'>
  /** What reached the stand-ins, the newest first, at most 200. */
  calls(): SeenCall[]
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

type Room = Required<SandboxOptions> & {
  folder: string
  faults: WatchedFaults
  secrets: Credentials
  port: ReturnType<typeof openPortBook>
  opened: ReturnType<typeof openClosing>['opened']
}

const openRegistrar = async ({ folder, faults, secrets, port, opened, zones }: Room) => {
  const inwx = opened(
    await openInwx({
      dataDir: folder,
      port: await port('inwx'),
      faults,
      username: secrets.inwxUsername,
      password: secrets.inwxPassword,
      zones,
      nameservers,
    }),
  )
  const ports = {
    inwx: await port('dns', 5353),
    old: await port('dnsOfOldProvider'),
    parent: await port('dnsOfRegistries'),
  }
  const dns = opened(await openNameServers({ inwx, faults, nameservers, ports }))
  return { inwx, dns }
}

const openHosting = async (room: Room) => {
  const { folder, faults, secrets, port, opened } = room
  const coolify = opened(
    await openCoolify({
      dataDir: `${folder}/coolify`,
      port: await port('coolify'),
      faults,
      token: secrets.coolifyToken,
      adminDatabaseUrl: room.adminDatabaseUrl,
      bootOrder: room.seed,
    }),
  )
  const sites = opened(openSites({ port: room.sitesPort, portOf: coolify.routes }))
  return { coolify, sites }
}

const openOffice = async ({ folder, faults, secrets, port, opened, publicUrl }: Room) => {
  const stripe = opened(
    await openStripe({
      dataDir: folder,
      port: await port('stripe'),
      faults,
      secretKey: secrets.stripeSecretKey,
      webhookSecret: secrets.stripeWebhookSecret,
      webhookUrl: `${publicUrl.replace(/\/$/, '')}/webhooks/stripe`,
    }),
  )
  const mailbox = opened(await openMailbox({ dataDir: folder, port: await port('smtp'), faults }))
  return { stripe, mailbox }
}

const openAll = async (room: Room) => ({
  ...(await openRegistrar(room)),
  ...(await openOffice(room)),
  ...(await openHosting(room)),
})

type StandIns = Awaited<ReturnType<typeof openAll>>

const settingsOf = (
  { inwx, dns, coolify, stripe, mailbox, sites }: StandIns,
  secrets: Credentials,
): SandboxSettings => ({
  inwx: { url: inwx.url, username: secrets.inwxUsername, password: secrets.inwxPassword },
  dns: dns.world,
  coolify: { url: coolify.url, token: coolify.token },
  stripe: {
    secretKey: secrets.stripeSecretKey,
    webhookSecret: secrets.stripeWebhookSecret,
    apiBase: stripe.url,
  },
  smtp: { url: mailbox.url, from: 'VRS Marketplace <noreply@vrs.localhost>' },
  sites: { port: sites.port },
})

const inventoryOf = ({ inwx, dns, coolify, stripe, mailbox }: StandIns): Inventory => ({
  inwx: inwx.inventory(),
  coolify: coolify.inventory(),
  stripe: stripe.inventory(),
  mails: mailbox.mails(),
  dnsPort: dns.port,
})

/** Opens all stand-ins on the loopback; what they know is kept below `<dataDir>/sandbox`. */
export const openSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const folder = `${options.dataDir}/sandbox`
  const faults = watchFaults(latencies)
  const secrets = credentialsIn(folder)
  const { opened, close } = openClosing()
  const port = openPortBook(folder)
  const room: Room = {
    seed: 0,
    zones: baseZones,
    ...options,
    folder,
    faults,
    secrets,
    port,
    opened,
  }
  const standIns = await openAll(room).catch(async (error) => {
    await close()
    throw error
  })
  return {
    settings: settingsOf(standIns, secrets),
    inventory: async () => inventoryOf(standIns),
    faults: { add: faults.add, list: faults.list, clear: faults.clear },
    latency: faults.latency,
    setLatency: faults.setLatency,
    registrar: {
      giveAway: standIns.inwx.giveAway,
      setBalance: standIns.inwx.setBalance,
      setPace: standIns.inwx.setPace,
    },
    coolify: standIns.coolify,
    calls: faults.seen,
    close,
  }
}
