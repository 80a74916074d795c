import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Faults, Latency } from '../fault-injector'
import { openWaits } from './api/cancellable-delays'
import type { Settings } from './api/define-method'
import { hangUp } from './api/http-messages'
import { handler } from './api/request-handler'
import { type Inventory, inventoryOf, lookUp, type ZoneLookup } from './inwx-inventory'
import { openState } from './store/inwx-store'
import { delegationsOf } from './zones/delegation-lookup'
import { oldZones } from './zones/previous-provider-zones'
import { createZone } from './zones/zone-methods'

export type InwxOptions = {
  dataDir: string
  /** 0 = any free one. */
  port: number
  faults: Faults
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

export type Pace = { registrationMs?: number | undefined; transferMs?: number | undefined }

export type Inwx = {
  /** The endpoint, ending in `/jsonrpc/`. */
  url: string
  inventory(): Inventory
  zonesForDns(): ZoneLookup
  /** The zones at the provider from whom domains are transferred. */
  oldZonesForDns(): ZoneLookup
  /** The nameservers that a domain's registry names, as things stand. */
  delegated(domain: string): string[] | undefined
  /** Somebody else registers this name, if nobody has it. */
  giveAway(domain: string): void
  setBalance(cents: number): void
  /** How long what begins from now on stays pending. */
  setPace(pace: Pace): void
  close(): Promise<void>
}

/** What a call takes by default, to be given to `openFaults`. */
export const inwxLatency: Latency = { minMs: 20, maxMs: 60 }

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

const settingsOf = (options: InwxOptions): Settings => ({
  username: options.username,
  password: options.password,
  totpSecret: options.totpSecret,
  nameservers: options.nameservers,
  registrationMs: options.registrationMs ?? 5_000,
  transferMs: options.transferMs ?? 20_000,
})

/** INWX on a loopback port: HTTP 200 always, as strict as the true one, durable in `dataDir`. */
export const openInwx = async (options: InwxOptions): Promise<Inwx> => {
  const { faults, nameservers: ns, now = Date.now } = options
  const state = openState(join(options.dataDir, 'inwx.sqlite'), options.balanceCents ?? 50_000)
  for (const name of options.zones.filter((zone) => !state.zones.zone(zone)))
    createZone(state, { name, ns, soaEmail: `hostmaster@${name}`, since: 'the start' })

  const delegated = delegationsOf(state, now)
  const waits = openWaits()
  const settings = settingsOf(options)
  const answer = handler({ state, settings, faults, waits, now })
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error('INWX stand-in failed', error)
      hangUp(response)
    })
  })
  const port = await listen(server, options.port)
  return {
    url: `http://127.0.0.1:${port}/jsonrpc/`,
    inventory: () => inventoryOf(state, now()),
    zonesForDns: () => lookUp(state),
    oldZonesForDns: () => oldZones(delegated),
    delegated,
    giveAway: state.giveAway,
    setBalance: state.setBalance,
    setPace: ({ registrationMs, transferMs }) => {
      settings.registrationMs = registrationMs ?? settings.registrationMs
      settings.transferMs = transferMs ?? settings.transferMs
    },
    close: async () => {
      waits.end()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      state.close()
    },
  }
}
