import type { Application } from '../store/documents'
import { tailOf } from './site-log'
import { logOf, type SiteProcess } from './site-process'
import { type Floor, isRunning, launchOn, setStatus } from './site-process-pool'
import { awaitHealth } from './wait-for-health'

export type BootResult = { outcome: 'running' } | { outcome: 'failed' | 'cancelled'; why: string }

const patienceMs = 20_000
const restarts = 10

/** As Docker does: a site that ends by itself is started again, each time a little later. */
const watch = (floor: Floor, uuid: string, site: SiteProcess) =>
  void site.exited.then(() => {
    if (floor.closing || floor.current.get(uuid) !== site) return
    const count = (floor.crashes.get(uuid) ?? 0) + 1
    floor.crashes.set(uuid, count)
    if (count > restarts) {
      floor.world.applications.change(uuid, { status: 'exited:unhealthy', wanted: 'nothing' })
      return
    }
    setStatus(floor, uuid, 'restarting:unknown')
    const due = Date.now() + 250 * 2 ** Math.min(count, 6)
    floor.world.timers.at(due, () => startAgain(floor, uuid))
  })

const takeOver = async (floor: Floor, application: Application, site: SiteProcess) => {
  const { uuid, fields } = application
  const old = floor.current.get(uuid)
  floor.current.set(uuid, site)
  floor.coming.delete(uuid)
  const health = fields.health_check_enabled === true ? 'healthy' : 'unknown'
  floor.world.applications.change(uuid, {
    wanted: 'running',
    status: `running:${health}`,
    light: null,
  })
  watch(floor, uuid, site)
  await old?.stop()
}

const giveUp = async (floor: Floor, uuid: string, site: SiteProcess) => {
  await site.stop()
  floor.coming.delete(uuid)
  if (!isRunning(floor, uuid)) setStatus(floor, uuid, 'exited:unhealthy')
}

const bring = async (floor: Floor, uuid: string, cancelled: () => boolean): Promise<BootResult> => {
  const isCancelled = () => floor.closing || cancelled()
  const application = floor.world.applications.get(uuid)
  if (!application || isCancelled()) return { outcome: 'cancelled', why: 'It was cancelled.' }
  if (!isRunning(floor, uuid)) setStatus(floor, uuid, 'starting:unknown')
  const site = await launchOn(floor, application)
  const deadline = Date.now() + patienceMs
  const health = await awaitHealth(application, site, { deadline, cancelled: isCancelled })
  if (health === 'healthy' && !floor.closing) {
    await takeOver(floor, application, site)
    return { outcome: 'running' }
  }
  await giveUp(floor, uuid, site)
  if (health === 'exited')
    return { outcome: 'failed', why: `The container exited with code ${await site.exited}.` }
  if (health === 'late')
    return { outcome: 'failed', why: `It was not healthy within ${patienceMs / 1000} seconds.` }
  return { outcome: 'cancelled', why: 'It was cancelled.' }
}

// A port can be taken between finding it free and listening on it.
const lostItsPort = (floor: Floor, uuid: string) =>
  tailOf(logOf(floor.folders.app(uuid)), 20).includes('EADDRINUSE')

/** Starts a new process; the old one of the application is stopped once the new is healthy. */
export const boot = (floor: Floor, uuid: string, cancelled: () => boolean) =>
  floor.turns.take(uuid, async () => {
    const first = await bring(floor, uuid, cancelled)
    return first.outcome === 'failed' && lostItsPort(floor, uuid)
      ? bring(floor, uuid, cancelled)
      : first
  })

/** Starts what shall run and does not. */
export const startAgain = (floor: Floor, uuid: string) => {
  const isWanted = () => floor.world.applications.get(uuid)?.wanted === 'running'
  if (isWanted()) void boot(floor, uuid, () => !isWanted() || isRunning(floor, uuid))
}
