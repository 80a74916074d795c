import type { Faults } from '../fault-injector'
import { oldNameservers } from '../inwx/domains/tld-rules'
import type { Inwx } from '../inwx/inwx-stand-in'
import { openDns, openParent } from './dns-server'

export type NameServers = {
  /** Of INWX's own. */
  port: number
  /** Our DNS client's way around here. */
  world: { resolver: string; nameservers: Record<string, string> }
  close(): Promise<void>
}

type Parts = {
  inwx: Pick<Inwx, 'zonesForDns' | 'oldZonesForDns' | 'delegated'>
  faults: Faults
  /** INWX's host names, all of which are one socket here. */
  nameservers: string[]
  /** 0 = any that is free. */
  ports?: { inwx: number; old: number; parent: number }
}

const anyPorts = { inwx: 0, old: 0, parent: 0 }

const at = ({ port }: { port: number }) => `127.0.0.1:${port}`

/** INWX's name servers, those of the old provider, and a resolver that knows who is delegated to whom. */
export const openNameServers = async (parts: Parts): Promise<NameServers> => {
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
    const ours = keep(await openDns({ port: ports.inwx, zones: inwx.zonesForDns(), faults }))
    const zones = inwx.oldZonesForDns()
    const old = keep(await openDns({ port: ports.old, zones, faults, method: 'old provider' }))
    const { delegated } = inwx
    const parent = keep(await openParent({ port: ports.parent, delegated, faults }))
    const sockets = [
      ...nameservers.map((name) => [name, at(ours)] as const),
      ...oldNameservers.map((name) => [name, at(old)] as const),
    ]
    const world = { resolver: at(parent), nameservers: Object.fromEntries(sockets) }
    return { port: ours.port, world, close }
  } catch (error) {
    await close()
    throw error
  }
}
