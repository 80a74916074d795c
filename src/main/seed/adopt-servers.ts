import { serverStream } from '../../../events/streams'
import { allServers } from '../../../projections/servers'
import type { Coolify } from '../../integrations/coolify/coolify'
import type { Base } from '../open-base'
import { begin } from './seed-catalogue'

/** Servers that Coolify has and we do not know yet. */
export const adoptServers = async ({ sql, store }: Base, coolify: Coolify, capacity: number) => {
  const known = new Set((await allServers(sql)).map((server) => server.coolifyUuid))
  for (const { uuid, name, ipv4, ipv6 } of await coolify.servers()) {
    if (known.has(uuid)) continue
    // The stream bears Coolify's own id: two processes that start at once adopt a server once.
    const data = { name, ipv4, ...(ipv6 ? { ipv6 } : {}), coolifyUuid: uuid, capacity }
    await begin(store, serverStream(uuid), [{ type: 'ServerAdded', data }])
  }
}
