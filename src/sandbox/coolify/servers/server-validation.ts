import type { CoolifyStore } from '../store/coolify-store'
import type { ServerDocument } from '../store/documents'

/** The result of a validation: the last octet .254 is unreachable, .253 lacks Docker, all others work. */
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

/** Ends a validation when it is due, also one begun before a restart of ours. */
export const scheduleServerValidation = (
  store: CoolifyStore,
  { uuid, validationDue }: ServerDocument,
) => {
  if (validationDue === null) return
  store.timers.runAt(validationDue, () => {
    const server = store.servers.get(uuid)
    if (server) store.servers.update(uuid, { ...inspectMachine(server), validationDue: null })
  })
}

export const startServerValidation = (store: CoolifyStore, { uuid }: ServerDocument) => {
  const updated = store.servers.update(uuid, {
    reachable: false,
    usable: false,
    validationLogs: null,
    validationDue: Date.now() + store.simulateDuration(0.3),
  })
  if (updated) scheduleServerValidation(store, updated)
}

/** Switches the server of this uuid or name off or on; false when there is none. */
export const setServerReachable = (store: CoolifyStore, uuidOrName: string, reachable: boolean) => {
  const server = store.servers.list().find(({ uuid, name }) => [uuid, name].includes(uuidOrName))
  if (!server) return false
  const off = !reachable
  store.servers.update(server.uuid, { off, ...inspectMachine({ ...server, off }) })
  return true
}

/** Whether a person switched the server off, so that nothing answers there. */
export const isServerSwitchedOff = (store: CoolifyStore, uuid: string) =>
  store.servers.get(uuid)?.off === true
