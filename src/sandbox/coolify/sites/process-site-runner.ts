import type { World } from '../store/coolify-store'
import { type BootResult, boot, startAgain } from './boot-site-process'
import type { Folders } from './site-environment'
import { endLeftovers } from './site-process'
import {
  type Floor,
  isRunning,
  type LaunchCommand,
  openFloor,
  setStatus,
} from './site-process-pool'

export type RunningSites = {
  /** Starts a new process; the old one of the application is stopped once the new is healthy. */
  boot(uuid: string, cancelled: () => boolean): Promise<BootResult>
  stop(uuid: string): Promise<void>
  /** Where the application's site answers, or will; undefined when it shall not run. */
  portOf(uuid: string): number | undefined
  isRunning(uuid: string): boolean
  /** Ends what a killed run left behind, then starts all that shall run; does not wait for these. */
  resume(): Promise<void>
  /** Stops all processes; that they shall run is kept. */
  close(): Promise<void>
}

const stop = (floor: Floor, uuid: string) =>
  floor.turns.take(uuid, async () => {
    const site = floor.current.get(uuid)
    floor.current.delete(uuid)
    floor.crashes.delete(uuid)
    await site?.stop()
    if (floor.closing) return
    floor.world.applications.change(uuid, { wanted: 'stopped', status: 'exited:unhealthy' })
  })

const resume = async (floor: Floor) => {
  await endLeftovers(floor.folders.apps)
  for (const { uuid, wanted, status, light } of floor.world.applications.all()) {
    if (light) continue
    if (wanted === 'running') {
      setStatus(floor, uuid, 'restarting:unknown')
      startAgain(floor, uuid)
    } else if (status !== 'exited:unhealthy') setStatus(floor, uuid, 'exited:unhealthy')
  }
}

const close = async (floor: Floor) => {
  floor.closing = true
  const sites = [...floor.current.values(), ...floor.coming.values()]
  await Promise.all(sites.map((site) => site.stop()))
  await floor.turns.settled()
}

export const openRunningSites = (
  world: World,
  folders: Folders,
  command: LaunchCommand,
): RunningSites => {
  const floor = openFloor(world, folders, command)
  return {
    boot: (uuid, cancelled) => {
      floor.crashes.delete(uuid)
      return boot(floor, uuid, cancelled)
    },
    stop: (uuid) => stop(floor, uuid),
    portOf: (uuid) => (floor.current.get(uuid) ?? floor.coming.get(uuid))?.port,
    isRunning: (uuid) => isRunning(floor, uuid),
    resume: () => resume(floor),
    close: () => close(floor),
  }
}
