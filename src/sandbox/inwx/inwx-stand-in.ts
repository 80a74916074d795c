import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FaultInjector, Latency } from '../fault-injector'
import { createCancellableDelays } from './api/cancellable-delays'
import type { InwxStandInSettings } from './api/define-method'
import { destroyConnection } from './api/http-messages'
import { createInwxRequestHandler } from './api/request-handler'
import {
  buildInwxInventory,
  createZoneLookup,
  type InwxInventory,
  type ZoneLookup,
} from './inwx-inventory'
import { openInwxStore } from './store/inwx-store'
import { createDelegationLookup } from './zones/delegation-lookup'
import { createPreviousProviderZones } from './zones/previous-provider-zones'
import { createZone } from './zones/zone-methods'

export type InwxOptions = {
  dataDir: string
  /** 0 = any free one. */
  port: number
  faults: FaultInjector
  username: string
  password: string
  /** Base32; without it the account has no second factor. */
  totpSecret?: string | undefined
  /** The base domains' zones, made with NS and SOA where they are not there yet. */
  zones: string[]
  nameservers: string[]
  /** At the first start, default 50,000. */
  balanceCents?: number | undefined
  /** How long registrations and transfers stay pending; default 5,000 and 20,000. */
  registrationMs?: number | undefined
  transferMs?: number | undefined
  now?: (() => number) | undefined
}

export type RegistryDelays = {
  registrationMs?: number | undefined
  transferMs?: number | undefined
}

export type InwxStandIn = {
  /** The endpoint, ending in `/jsonrpc/`. */
  url: string
  inventory(): InwxInventory
  createZoneLookup(): ZoneLookup
  /** The zones at the provider from whom domains are transferred. */
  createPreviousProviderZoneLookup(): ZoneLookup
  /** The nameservers that a domain's registry names, as things stand. */
  findDelegation(domain: string): string[] | undefined
  /** Somebody else registers this name, if nobody has it. */
  registerElsewhere(domain: string): void
  setBalance(cents: number): void
  /** How long what begins from now on stays pending. */
  setRegistryDelays(pace: RegistryDelays): void
  close(): Promise<void>
}

/** What a call takes by default, to be given to `openFaults`. */
export const inwxLatency: Latency = { minMs: 20, maxMs: 60 }

const listenOnLoopback = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

const toSettings = (options: InwxOptions): InwxStandInSettings => ({
  username: options.username,
  password: options.password,
  totpSecret: options.totpSecret,
  nameservers: options.nameservers,
  registrationMs: options.registrationMs ?? 5_000,
  transferMs: options.transferMs ?? 20_000,
})

/** INWX on a loopback port: HTTP 200 always, as strict as the true one, durable in `dataDir`. */
export const openInwxStandIn = async (options: InwxOptions): Promise<InwxStandIn> => {
  const { faults, nameservers: ns, now = Date.now } = options
  const state = openInwxStore(join(options.dataDir, 'inwx.sqlite'), options.balanceCents ?? 50_000)
  for (const name of options.zones.filter((zone) => !state.zones.getZone(zone)))
    createZone(state, { name, ns, soaEmail: `hostmaster@${name}`, since: 'the start' })

  const delegated = createDelegationLookup(state, now)
  const waits = createCancellableDelays()
  const settings = toSettings(options)
  const answer = createInwxRequestHandler({ store: state, settings, faults, delays: waits, now })
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error('INWX stand-in failed', error)
      destroyConnection(response)
    })
  })
  const port = await listenOnLoopback(server, options.port)
  return {
    url: `http://127.0.0.1:${port}/jsonrpc/`,
    inventory: () => buildInwxInventory(state, now()),
    createZoneLookup: () => createZoneLookup(state),
    createPreviousProviderZoneLookup: () => createPreviousProviderZones(delegated),
    findDelegation: delegated,
    registerElsewhere: state.registerElsewhere,
    setBalance: state.setBalance,
    setRegistryDelays: ({ registrationMs, transferMs }) => {
      settings.registrationMs = registrationMs ?? settings.registrationMs
      settings.transferMs = transferMs ?? settings.transferMs
    },
    close: async () => {
      waits.cancelAll()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      state.close()
    },
  }
}
