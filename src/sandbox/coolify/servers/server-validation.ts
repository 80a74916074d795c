import type { World } from '../store/coolify-store'
import type { Server } from '../store/documents'

/** What Coolify finds when it looks at a machine: its address or its switch decides. */
const findings = ({ ip, port, off }: Pick<Server, 'ip' | 'port' | 'off'>) => {
  if (off || ip.endsWith('.254')) {
    const validationLogs = `Server is not reachable. ssh: connect to host ${ip} port ${port}: Connection timed out`
    return { reachable: false, usable: false, validationLogs }
  }
  if (ip.endsWith('.253')) {
    const validationLogs = 'Docker Engine is not installed. Please install Docker manually.'
    return { reachable: true, usable: false, validationLogs }
  }
  return { reachable: true, usable: true, validationLogs: null }
}

/** What a validation left over, or just asked for, comes to. */
export const awaitValidation = (world: World, { uuid, validationDue }: Server) => {
  if (validationDue === null) return
  world.timers.at(validationDue, () => {
    const server = world.servers.get(uuid)
    if (server) world.servers.change(uuid, { ...findings(server), validationDue: null })
  })
}

export const beginValidation = (world: World, { uuid }: Server) => {
  const begun = world.servers.change(uuid, {
    reachable: false,
    usable: false,
    validationLogs: null,
    validationDue: Date.now() + world.duration(0.3),
  })
  if (begun) awaitValidation(world, begun)
}

/** Switches the machine of this uuid or name off or on; false when there is none. */
export const switchServer = (world: World, named: string, reachable: boolean) => {
  const server = world.servers.all().find(({ uuid, name }) => [uuid, name].includes(named))
  if (!server) return false
  const off = !reachable
  world.servers.change(server.uuid, { off, ...findings({ ...server, off }) })
  return true
}

/** Whether nothing answers at this machine. */
export const isDown = (world: World, uuid: string) => world.servers.get(uuid)?.off === true
