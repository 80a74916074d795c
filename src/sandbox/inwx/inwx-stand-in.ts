import { join } from 'node:path'
import type { FaultInjector, Latency } from '../fault-injector'
import { openLoopbackServer } from '../loopback-server'
import { createCancellableDelays } from './api/cancellable-delays'
import type { InwxStandInSettings } from './api/define-method'
import { createInwxRequestHandler } from './api/request-handler'
import { buildInwxInventory, type InwxInventory } from './inwx-inventory'
import { openInwxStore } from './store/inwx-store'
import { createPreviousProviderZones } from './zones/previous-provider-zones'
import { createDelegationLookup, createZoneLookup, type ZoneLookup } from './zones/zone-lookup'
import { createZone, defaultSoaEmail } from './zones/zone-methods'

export type InwxOptions = {
  dataDir: string
  /** 0 takes a free one. */
  port: number
  faults: FaultInjector
  username: string
  password: string
  /** Base32; without it the account has no second factor. */
  totpSecret?: string | undefined
  /** Zones of the base domains; missing ones are created with NS and SOA. */
  zones: string[]
  nameservers: string[]
  /** At the first start, default 50,000. */
  balanceCents?: number | undefined
  /** How long registrations and transfers stay pending; default 5,000 and 20,000. */
  registrationMs?: number | undefined
  transferMs?: number | undefined
  now?: (() => number) | undefined
}

type RegistryDelays = {
  registrationMs?: number | undefined
  transferMs?: number | undefined
}

export type InwxStandIn = {
  /** The endpoint, ending in `/jsonrpc/`. */
  url: string
  inventory(): InwxInventory
  createZoneLookup(): ZoneLookup
  /** The zones at the provider from which domains are transferred. */
  createPreviousProviderZoneLookup(): ZoneLookup
  /** The nameservers of a domain at its registry; undefined when it has none. */
  findDelegation(domain: string): string[] | undefined
  /** Registers the name for somebody else. */
  registerElsewhere(domain: string): void
  setBalance(cents: number): void
  /** How long registrations and transfers that begin from now on stay pending. */
  setRegistryDelays(delays: RegistryDelays): void
  close(): Promise<void>
}

/** How long a call takes by default. */
export const inwxLatency: Latency = { minMs: 20, maxMs: 60 }

const toSettings = (options: InwxOptions): InwxStandInSettings => ({
  username: options.username,
  password: options.password,
  totpSecret: options.totpSecret,
  nameservers: options.nameservers,
  registrationMs: options.registrationMs ?? 5_000,
  transferMs: options.transferMs ?? 20_000,
})

/** INWX on 127.0.0.1, as strict as the real one; its data is stored in `dataDir`. */
export const openInwxStandIn = async (options: InwxOptions): Promise<InwxStandIn> => {
  const { faults, nameservers: ns, now = Date.now } = options
  const store = openInwxStore(join(options.dataDir, 'inwx.sqlite'), options.balanceCents ?? 50_000)
  for (const name of options.zones.filter((zone) => !store.zones.getZone(zone)))
    createZone(store, {
      name,
      ns,
      soaEmail: defaultSoaEmail,
      since: 'the start',
      now: now(),
    })

  const findDelegation = createDelegationLookup(store, now)
  const delays = createCancellableDelays()
  const settings = toSettings(options)
  const server = await openLoopbackServer({
    name: 'INWX',
    port: options.port,
    handle: createInwxRequestHandler({ store, settings, faults, delays, now }),
  })
  return {
    url: `${server.url}/jsonrpc/`,
    inventory: () => buildInwxInventory(store, now()),
    createZoneLookup: () => createZoneLookup(store),
    createPreviousProviderZoneLookup: () => createPreviousProviderZones(findDelegation),
    findDelegation,
    registerElsewhere: store.registerElsewhere,
    setBalance: store.setBalance,
    setRegistryDelays: ({ registrationMs, transferMs }) => {
      settings.registrationMs = registrationMs ?? settings.registrationMs
      settings.transferMs = transferMs ?? settings.transferMs
    },
    close: async () => {
      delays.cancelAll()
      await server.close()
      store.close()
    },
  }
}
