import type { CoolifyStore } from '../store/coolify-store'
import { type BootResult, bootSiteProcess, restartSiteProcess } from './boot-site-process'
import type { SiteFolders } from './site-environment'
import { stopOrphanedSites } from './site-process'
import {
  createSiteProcessPool,
  isSiteRunning,
  type LaunchCommand,
  type SiteProcessPool,
  setSiteStatus,
} from './site-process-pool'

export type SiteRunner = {
  /** Starts a new process; the old one of the application is stopped once the new is healthy. */
  boot(uuid: string, cancelled: () => boolean): Promise<BootResult>
  stop(uuid: string): Promise<void>
  /** Where the application's site answers, or will; undefined when it shall not run. */
  findSitePort(uuid: string): number | undefined
  isRunning(uuid: string): boolean
  /** Ends what a killed run left behind, then starts all that shall run; does not wait for these. */
  resume(): Promise<void>
  /** Stops all processes; that they shall run is kept. */
  close(): Promise<void>
}

const stop = (floor: SiteProcessPool, uuid: string) =>
  floor.tasks.run(uuid, async () => {
    const site = floor.servingProcesses.get(uuid)
    floor.servingProcesses.delete(uuid)
    floor.crashCounts.delete(uuid)
    await site?.stop()
    if (floor.isClosing) return
    floor.world.applications.update(uuid, { wanted: 'stopped', status: 'exited:unhealthy' })
  })

const resume = async (floor: SiteProcessPool) => {
  await stopOrphanedSites(floor.folders.applicationsRoot)
  for (const { uuid, wanted, status, light } of floor.world.applications.list()) {
    if (light) continue
    if (wanted === 'running') {
      setSiteStatus(floor, uuid, 'restarting:unknown')
      restartSiteProcess(floor, uuid)
    } else if (status !== 'exited:unhealthy') setSiteStatus(floor, uuid, 'exited:unhealthy')
  }
}

const close = async (floor: SiteProcessPool) => {
  floor.isClosing = true
  const sites = [...floor.servingProcesses.values(), ...floor.startingProcesses.values()]
  await Promise.all(sites.map((site) => site.stop()))
  await floor.tasks.waitUntilIdle()
}

export const createProcessSiteRunner = (
  world: CoolifyStore,
  folders: SiteFolders,
  command: LaunchCommand,
): SiteRunner => {
  const floor = createSiteProcessPool(world, folders, command)
  return {
    boot: (uuid, cancelled) => {
      floor.crashCounts.delete(uuid)
      return bootSiteProcess(floor, uuid, cancelled)
    },
    stop: (uuid) => stop(floor, uuid),
    findSitePort: (uuid) =>
      (floor.servingProcesses.get(uuid) ?? floor.startingProcesses.get(uuid))?.port,
    isRunning: (uuid) => isSiteRunning(floor, uuid),
    resume: () => resume(floor),
    close: () => close(floor),
  }
}
