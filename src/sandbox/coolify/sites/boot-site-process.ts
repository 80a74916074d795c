import type { ApplicationDocument } from '../store/documents'
import { readLogTail } from './site-log'
import { getSiteLogPath, type SiteProcess } from './site-process'
import {
  isSiteRunning,
  launchInPool,
  type SiteProcessPool,
  setSiteStatus,
} from './site-process-pool'
import { waitForHealth } from './wait-for-health'

export type BootResult =
  | { outcome: 'running' }
  | { outcome: 'failed' | 'cancelled'; reason: string }

const healthTimeoutMs = 20_000
const maxRestarts = 10

/** As Docker does: a site that ends by itself is started again, each time a little later. */
const restartOnExit = (floor: SiteProcessPool, uuid: string, site: SiteProcess) =>
  void site.exitCode.then(() => {
    if (floor.isClosing || floor.servingProcesses.get(uuid) !== site) return
    const count = (floor.crashCounts.get(uuid) ?? 0) + 1
    floor.crashCounts.set(uuid, count)
    if (count > maxRestarts) {
      floor.world.applications.update(uuid, { status: 'exited:unhealthy', wanted: 'nothing' })
      return
    }
    setSiteStatus(floor, uuid, 'restarting:unknown')
    const due = Date.now() + 250 * 2 ** Math.min(count, 6)
    floor.world.timers.runAt(due, () => restartSiteProcess(floor, uuid))
  })

const replaceRunningProcess = async (
  floor: SiteProcessPool,
  application: ApplicationDocument,
  site: SiteProcess,
) => {
  const { uuid, fields } = application
  const old = floor.servingProcesses.get(uuid)
  floor.servingProcesses.set(uuid, site)
  floor.startingProcesses.delete(uuid)
  const health = fields.health_check_enabled === true ? 'healthy' : 'unknown'
  floor.world.applications.update(uuid, {
    wanted: 'running',
    status: `running:${health}`,
    light: null,
  })
  restartOnExit(floor, uuid, site)
  await old?.stop()
}

const abandonProcess = async (floor: SiteProcessPool, uuid: string, site: SiteProcess) => {
  await site.stop()
  floor.startingProcesses.delete(uuid)
  if (!isSiteRunning(floor, uuid)) setSiteStatus(floor, uuid, 'exited:unhealthy')
}

const startAndWaitForHealth = async (
  floor: SiteProcessPool,
  uuid: string,
  cancelled: () => boolean,
): Promise<BootResult> => {
  const isCancelled = () => floor.isClosing || cancelled()
  const application = floor.world.applications.get(uuid)
  if (!application || isCancelled()) return { outcome: 'cancelled', reason: 'It was cancelled.' }
  if (!isSiteRunning(floor, uuid)) setSiteStatus(floor, uuid, 'starting:unknown')
  const site = await launchInPool(floor, application)
  const deadline = Date.now() + healthTimeoutMs
  const health = await waitForHealth(application, site, { deadline, isCancelled: isCancelled })
  if (health === 'healthy' && !floor.isClosing) {
    await replaceRunningProcess(floor, application, site)
    return { outcome: 'running' }
  }
  await abandonProcess(floor, uuid, site)
  if (health === 'exited')
    return { outcome: 'failed', reason: `The container exited with code ${await site.exitCode}.` }
  if (health === 'late')
    return {
      outcome: 'failed',
      reason: `It was not healthy within ${healthTimeoutMs / 1000} seconds.`,
    }
  return { outcome: 'cancelled', reason: 'It was cancelled.' }
}

// A port can be taken between finding it free and listening on it.
const hasPortConflict = (floor: SiteProcessPool, uuid: string) =>
  readLogTail(getSiteLogPath(floor.folders.applicationFolder(uuid)), 20).includes('EADDRINUSE')

/** Starts a new process; the old one of the application is stopped once the new is healthy. */
export const bootSiteProcess = (floor: SiteProcessPool, uuid: string, cancelled: () => boolean) =>
  floor.tasks.run(uuid, async () => {
    const first = await startAndWaitForHealth(floor, uuid, cancelled)
    return first.outcome === 'failed' && hasPortConflict(floor, uuid)
      ? startAndWaitForHealth(floor, uuid, cancelled)
      : first
  })

/** Starts what shall run and does not. */
export const restartSiteProcess = (floor: SiteProcessPool, uuid: string) => {
  const isWanted = () => floor.world.applications.get(uuid)?.wanted === 'running'
  if (isWanted()) void bootSiteProcess(floor, uuid, () => !isWanted() || isSiteRunning(floor, uuid))
}
