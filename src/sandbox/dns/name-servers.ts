import type { FaultInjector } from '../fault-injector'
import { previousProviderNameservers } from '../inwx/domains/tld-rules'
import type { InwxStandIn } from '../inwx/inwx-stand-in'
import { createCleanupStack } from '../setup/cleanup-stack'
import { openAuthoritativeServer, openDelegationResolver } from './dns-server'

export type NameServers = {
  /** Of INWX's name server. */
  port: number
  /** The addresses of the servers, for our DNS client. */
  clientSettings: { resolver: string; nameservers: Record<string, string> }
  close(): Promise<void>
}

type NameServerOptions = {
  inwx: Pick<
    InwxStandIn,
    'createZoneLookup' | 'createPreviousProviderZoneLookup' | 'findDelegation'
  >
  faults: FaultInjector
  /** INWX's host names; all of them lead to one server here. */
  nameservers: string[]
  /** 0 takes a free one. */
  ports?: { inwx: number; previousProvider: number; delegation: number }
}

const anyPorts = { inwx: 0, previousProvider: 0, delegation: 0 }

const toAddress = ({ port }: { port: number }) => `127.0.0.1:${port}`

/** Name servers of INWX and of the previous provider, and a resolver for the delegations. */
export const openNameServers = async (options: NameServerOptions): Promise<NameServers> => {
  const { inwx, faults, nameservers, ports = anyPorts } = options
  const { trackCloseable, close } = createCleanupStack()
  try {
    const inwxServer = trackCloseable(
      await openAuthoritativeServer({ port: ports.inwx, zones: inwx.createZoneLookup(), faults }),
    )
    const zones = inwx.createPreviousProviderZoneLookup()
    const previousProvider = trackCloseable(
      await openAuthoritativeServer({
        port: ports.previousProvider,
        zones,
        faults,
        method: 'old provider',
      }),
    )
    const { findDelegation } = inwx
    const resolver = trackCloseable(
      await openDelegationResolver({ port: ports.delegation, findDelegation, faults }),
    )
    const addresses = [
      ...nameservers.map((name) => [name, toAddress(inwxServer)] as const),
      ...previousProviderNameservers.map((name) => [name, toAddress(previousProvider)] as const),
    ]
    const clientSettings = {
      resolver: toAddress(resolver),
      nameservers: Object.fromEntries(addresses),
    }
    return { port: inwxServer.port, clientSettings, close }
  } catch (error) {
    await close()
    throw error
  }
}
