import type { CoolifyStore } from '../store/coolify-store'
import type { ServerDocument } from '../store/documents'

/** What Coolify finds when it looks at a machine: its address or its switch decides. */
const inspectMachine = ({ ip, port, off }: Pick<ServerDocument, 'ip' | 'port' | 'off'>) => {
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
export const scheduleServerValidation = (
  world: CoolifyStore,
  { uuid, validationDue }: ServerDocument,
) => {
  if (validationDue === null) return
  world.timers.runAt(validationDue, () => {
    const server = world.servers.get(uuid)
    if (server) world.servers.update(uuid, { ...inspectMachine(server), validationDue: null })
  })
}

export const startServerValidation = (world: CoolifyStore, { uuid }: ServerDocument) => {
  const begun = world.servers.update(uuid, {
    reachable: false,
    usable: false,
    validationLogs: null,
    validationDue: Date.now() + world.simulateDuration(0.3),
  })
  if (begun) scheduleServerValidation(world, begun)
}

/** Switches the machine of this uuid or name off or on; false when there is none. */
export const setServerReachable = (world: CoolifyStore, named: string, reachable: boolean) => {
  const server = world.servers.list().find(({ uuid, name }) => [uuid, name].includes(named))
  if (!server) return false
  const off = !reachable
  world.servers.update(server.uuid, { off, ...inspectMachine({ ...server, off }) })
  return true
}

/** Whether nothing answers at this machine. */
export const isServerSwitchedOff = (world: CoolifyStore, uuid: string) =>
  world.servers.get(uuid)?.off === true
