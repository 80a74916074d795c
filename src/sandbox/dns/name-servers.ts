import type { FaultInjector } from '../fault-injector'
import { previousProviderNameservers } from '../inwx/domains/tld-rules'
import type { InwxStandIn } from '../inwx/inwx-stand-in'
import { openAuthoritativeServer, openDelegationResolver } from './dns-server'

export type NameServers = {
  /** Of INWX's own. */
  port: number
  /** Our DNS client's way around here. */
  clientSettings: { resolver: string; nameservers: Record<string, string> }
  close(): Promise<void>
}

type NameServerOptions = {
  inwx: Pick<
    InwxStandIn,
    'createZoneLookup' | 'createPreviousProviderZoneLookup' | 'findDelegation'
  >
  faults: FaultInjector
  /** INWX's host names, all of which are one socket here. */
  nameservers: string[]
  /** 0 = any that is free. */
  ports?: { inwx: number; previousProvider: number; delegation: number }
}

const anyPorts = { inwx: 0, previousProvider: 0, delegation: 0 }

const toAddress = ({ port }: { port: number }) => `127.0.0.1:${port}`

/** INWX's name servers, those of the old provider, and a resolver that knows who is delegated to whom. */
export const openNameServers = async (parts: NameServerOptions): Promise<NameServers> => {
  const { inwx, faults, nameservers, ports = anyPorts } = parts
  const opened: { close(): Promise<void> }[] = []
  const close = async () => {
    await Promise.all(opened.map((one) => one.close()))
  }
  const keep = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one)
    return one
  }
  try {
    const ours = keep(
      await openAuthoritativeServer({ port: ports.inwx, zones: inwx.createZoneLookup(), faults }),
    )
    const zones = inwx.createPreviousProviderZoneLookup()
    const old = keep(
      await openAuthoritativeServer({
        port: ports.previousProvider,
        zones,
        faults,
        method: 'old provider',
      }),
    )
    const { findDelegation } = inwx
    const parent = keep(
      await openDelegationResolver({ port: ports.delegation, delegated: findDelegation, faults }),
    )
    const sockets = [
      ...nameservers.map((name) => [name, toAddress(ours)] as const),
      ...previousProviderNameservers.map((name) => [name, toAddress(old)] as const),
    ]
    const world = { resolver: toAddress(parent), nameservers: Object.fromEntries(sockets) }
    return { port: ours.port, clientSettings: world, close }
  } catch (error) {
    await close()
    throw error
  }
}
