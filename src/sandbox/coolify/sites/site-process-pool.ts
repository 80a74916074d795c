import type { CoolifyStore } from '../store/coolify-store'
import type { ApplicationDocument } from '../store/documents'
import { createKeyedTaskQueue, type KeyedTaskQueue } from './keyed-task-queue'
import { allocateSitePort, buildSiteEnvironment, type SiteFolders } from './site-environment'
import { launchSite, type SiteProcess } from './site-process'

export type LaunchCommand = (application: ApplicationDocument) => string[]

/** Where the sites' processes stand: `current` serve, `coming` are not healthy yet. */
export type SiteProcessPool = {
  world: CoolifyStore
  folders: SiteFolders
  buildCommand: LaunchCommand
  servingProcesses: Map<string, SiteProcess>
  startingProcesses: Map<string, SiteProcess>
  /** How often a site ended by itself since it was deployed. */
  crashCounts: Map<string, number>
  tasks: KeyedTaskQueue
  isClosing: boolean
}

const maxConcurrentBoots = 4

export const createSiteProcessPool = (
  world: CoolifyStore,
  folders: SiteFolders,
  command: LaunchCommand,
): SiteProcessPool => ({
  world,
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

export const isSiteRunning = (floor: SiteProcessPool, uuid: string) =>
  floor.servingProcesses.get(uuid)?.isAlive() === true

/** Nothing is written any more once the floor is being closed. */
export const setSiteStatus = (floor: SiteProcessPool, uuid: string, status: string) => {
  if (!floor.isClosing) floor.world.applications.update(uuid, { status })
}

/** Starts one more process for the application. */
export const launchInPool = async (floor: SiteProcessPool, application: ApplicationDocument) => {
  const { uuid } = application
  const port = await allocateSitePort(listUsedPorts(floor))
  const site = launchSite({
    folder: floor.folders.applicationFolder(uuid),
    command: floor.buildCommand(application),
    env: buildSiteEnvironment(floor.world, floor.folders, application, port),
    port,
  })
  floor.startingProcesses.set(uuid, site)
  return site
}
