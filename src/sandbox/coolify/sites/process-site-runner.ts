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
  boot(uuid: string, isCancelled: () => boolean): Promise<BootResult>
  stop(uuid: string): Promise<void>
  /** Port of the application's site, also while it starts; undefined when it is stopped. */
  findSitePort(uuid: string): number | undefined
  isRunning(uuid: string): boolean
  /** Ends the processes of a killed run, then begins to start the sites that should run. */
  resume(): Promise<void>
  /** Stops all processes; the next run starts them again. */
  close(): Promise<void>
}

const stop = (pool: SiteProcessPool, uuid: string) =>
  pool.tasks.run(uuid, async () => {
    const site = pool.servingProcesses.get(uuid)
    pool.servingProcesses.delete(uuid)
    pool.crashCounts.delete(uuid)
    await site?.stop()
    if (pool.isClosing) return
    pool.store.applications.update(uuid, { wanted: 'stopped', status: 'exited:unhealthy' })
  })

const resume = async (pool: SiteProcessPool) => {
  await stopOrphanedSites(pool.folders.applicationsRoot)
  for (const { uuid, wanted, status, light } of pool.store.applications.list()) {
    if (light) continue
    if (wanted === 'running') {
      setSiteStatus(pool, uuid, 'restarting:unknown')
      restartSiteProcess(pool, uuid)
    } else if (status !== 'exited:unhealthy') setSiteStatus(pool, uuid, 'exited:unhealthy')
  }
}

const close = async (pool: SiteProcessPool) => {
  pool.isClosing = true
  const sites = [...pool.servingProcesses.values(), ...pool.startingProcesses.values()]
  await Promise.all(sites.map((site) => site.stop()))
  await pool.tasks.waitUntilIdle()
}

export const createProcessSiteRunner = (
  store: CoolifyStore,
  folders: SiteFolders,
  command: LaunchCommand,
): SiteRunner => {
  const pool = createSiteProcessPool(store, folders, command)
  return {
    boot: (uuid, isCancelled) => {
      pool.crashCounts.delete(uuid)
      return bootSiteProcess(pool, uuid, isCancelled)
    },
    stop: (uuid) => stop(pool, uuid),
    findSitePort: (uuid) =>
      (pool.servingProcesses.get(uuid) ?? pool.startingProcesses.get(uuid))?.port,
    isRunning: (uuid) => isSiteRunning(pool, uuid),
    resume: () => resume(pool),
    close: () => close(pool),
  }
}
