import type { CoolifyStore } from '../store/coolify-store'
import type { ApplicationDocument } from '../store/documents'
import { createKeyedTaskQueue, type KeyedTaskQueue } from './keyed-task-queue'
import { allocateSitePort, buildSiteEnvironment, type SiteFolders } from './site-environment'
import { launchSite, type SiteProcess } from './site-process'

export type LaunchCommand = (application: ApplicationDocument) => string[]

/** The processes of all sites. */
export type SiteProcessPool = {
  store: CoolifyStore
  folders: SiteFolders
  buildCommand: LaunchCommand
  servingProcesses: Map<string, SiteProcess>
  /** Not healthy yet. */
  startingProcesses: Map<string, SiteProcess>
  /** How often a site exited by itself since it was deployed. */
  crashCounts: Map<string, number>
  tasks: KeyedTaskQueue
  isClosing: boolean
}

const maxConcurrentBoots = 4

export const createSiteProcessPool = (
  store: CoolifyStore,
  folders: SiteFolders,
  command: LaunchCommand,
): SiteProcessPool => ({
  store,
  folders,
  buildCommand: command,
  servingProcesses: new Map(),
  startingProcesses: new Map(),
  crashCounts: new Map(),
  tasks: createKeyedTaskQueue(maxConcurrentBoots),
  isClosing: false,
})

const listUsedPorts = ({ servingProcesses, startingProcesses }: SiteProcessPool) =>
  new Set([...servingProcesses.values(), ...startingProcesses.values()].map(({ port }) => port))

export const isSiteRunning = (pool: SiteProcessPool, uuid: string) =>
  pool.servingProcesses.get(uuid)?.isAlive() === true

/** Writes nothing while the pool is being closed: the stored state is for the next run. */
export const setSiteStatus = (pool: SiteProcessPool, uuid: string, status: string) => {
  if (!pool.isClosing) pool.store.applications.update(uuid, { status })
}

/** Starts one more process for the application. */
export const launchInPool = async (pool: SiteProcessPool, application: ApplicationDocument) => {
  const { uuid } = application
  const port = await allocateSitePort(listUsedPorts(pool))
  const site = launchSite({
    folder: pool.folders.applicationFolder(uuid),
    command: pool.buildCommand(application),
    env: buildSiteEnvironment(pool.store, pool.folders, application, port),
    port,
  })
  pool.startingProcesses.set(uuid, site)
  return site
}
