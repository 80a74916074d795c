import { allServers, leastLoaded } from '../../projections/servers'
import { statement } from '../store/statements'
import type { Step } from './process'
import { later, patiently } from './process'

const noFreeSlot = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'VRS01'

/** The least loaded server with a free place; without one the order waits, it is no error. */
export const assignServer: Step = {
  id: 'server',
  run: async ({ sql, tell }) => {
    const server = leastLoaded(await allServers(sql))
    if (!server) return patiently(10, { code: 'NO_FREE_SLOT', owner: 'us' })
    const { id, ipv4, ipv6 } = server
    const data = { serverId: id, ipv4, ...(ipv6 ? { ipv6 } : {}), strategy: 'least_loaded' }
    try {
      const guards = [statement('select take_server_slot($1)', [id])]
      await tell({ type: 'AssignServer', data }, { guards })
      return undefined
    } catch (error) {
      // Somebody else took the last place meanwhile. Where it goes on like that, something is wrong.
      if (noFreeSlot(error)) return later(1, { code: 'SLOT_TAKEN', owner: 'us' })
      throw error
    }
  },
}
