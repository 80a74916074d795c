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

/** Like Docker: restarts a site that exits by itself, each time after a longer delay. */
const restartOnExit = (pool: SiteProcessPool, uuid: string, site: SiteProcess) =>
  void site.exitCode.then(() => {
    if (pool.isClosing || pool.servingProcesses.get(uuid) !== site) return
    const count = (pool.crashCounts.get(uuid) ?? 0) + 1
    pool.crashCounts.set(uuid, count)
    if (count > maxRestarts) {
      pool.store.applications.update(uuid, { status: 'exited:unhealthy', wanted: 'nothing' })
      return
    }
    setSiteStatus(pool, uuid, 'restarting:unknown')
    const due = Date.now() + 250 * 2 ** Math.min(count, 6)
    pool.store.timers.runAt(due, () => restartSiteProcess(pool, uuid))
  })

const replaceRunningProcess = async (
  pool: SiteProcessPool,
  application: ApplicationDocument,
  site: SiteProcess,
) => {
  const { uuid, fields } = application
  const previous = pool.servingProcesses.get(uuid)
  pool.servingProcesses.set(uuid, site)
  pool.startingProcesses.delete(uuid)
  const health = fields.health_check_enabled === true ? 'healthy' : 'unknown'
  pool.store.applications.update(uuid, {
    wanted: 'running',
    status: `running:${health}`,
    light: null,
  })
  restartOnExit(pool, uuid, site)
  await previous?.stop()
}

const abandonProcess = async (pool: SiteProcessPool, uuid: string, site: SiteProcess) => {
  await site.stop()
  pool.startingProcesses.delete(uuid)
  if (!isSiteRunning(pool, uuid)) setSiteStatus(pool, uuid, 'exited:unhealthy')
}

const startAndWaitForHealth = async (
  pool: SiteProcessPool,
  uuid: string,
  isCancelled: () => boolean,
): Promise<BootResult> => {
  const isAborted = () => pool.isClosing || isCancelled()
  const application = pool.store.applications.get(uuid)
  if (!application || isAborted()) return { outcome: 'cancelled', reason: 'It was cancelled.' }
  if (!isSiteRunning(pool, uuid)) setSiteStatus(pool, uuid, 'starting:unknown')
  const site = await launchInPool(pool, application)
  const deadline = Date.now() + healthTimeoutMs
  const health = await waitForHealth(application, site, { deadline, isCancelled: isAborted })
  if (health === 'healthy' && !pool.isClosing) {
    await replaceRunningProcess(pool, application, site)
    return { outcome: 'running' }
  }
  await abandonProcess(pool, uuid, site)
  if (health === 'exited')
    return { outcome: 'failed', reason: `The container exited with code ${await site.exitCode}.` }
  if (health === 'timedOut')
    return {
      outcome: 'failed',
      reason: `It was not healthy within ${healthTimeoutMs / 1000} seconds.`,
    }
  return { outcome: 'cancelled', reason: 'It was cancelled.' }
}

// Another process may take a free port before the site listens on it.
const hasPortConflict = (pool: SiteProcessPool, uuid: string) =>
  readLogTail(getSiteLogPath(pool.folders.applicationFolder(uuid)), 20).includes('EADDRINUSE')

/** Starts a new process; the old one of the application is stopped once the new is healthy. */
export const bootSiteProcess = (pool: SiteProcessPool, uuid: string, isCancelled: () => boolean) =>
  pool.tasks.run(uuid, async () => {
    const first = await startAndWaitForHealth(pool, uuid, isCancelled)
    return first.outcome === 'failed' && hasPortConflict(pool, uuid)
      ? startAndWaitForHealth(pool, uuid, isCancelled)
      : first
  })

/** Starts the site if it should run and does not. */
export const restartSiteProcess = (pool: SiteProcessPool, uuid: string) => {
  const shouldRun = () => pool.store.applications.get(uuid)?.wanted === 'running'
  if (shouldRun()) void bootSiteProcess(pool, uuid, () => !shouldRun() || isSiteRunning(pool, uuid))
}
