import type { World } from '../store/coolify-store'
import type { Application } from '../store/documents'
import { openTurns, type Turns } from './keyed-task-queue'
import { environmentOf, type Folders, freePort } from './site-environment'
import { launchSite, type SiteProcess } from './site-process'

export type LaunchCommand = (application: Application) => string[]

/** Where the sites' processes stand: `current` serve, `coming` are not healthy yet. */
export type Floor = {
  world: World
  folders: Folders
  command: LaunchCommand
  current: Map<string, SiteProcess>
  coming: Map<string, SiteProcess>
  /** How often a site ended by itself since it was deployed. */
  crashes: Map<string, number>
  turns: Turns
  closing: boolean
}

const bootsAtOnce = 4

export const openFloor = (world: World, folders: Folders, command: LaunchCommand): Floor => ({
  world,
  folders,
  command,
  current: new Map(),
  coming: new Map(),
  crashes: new Map(),
  turns: openTurns(bootsAtOnce),
  closing: false,
})

const portsOn = ({ current, coming }: Floor) =>
  new Set([...current.values(), ...coming.values()].map(({ port }) => port))

export const isRunning = (floor: Floor, uuid: string) => floor.current.get(uuid)?.alive() === true

/** Nothing is written any more once the floor is being closed. */
export const setStatus = (floor: Floor, uuid: string, status: string) => {
  if (!floor.closing) floor.world.applications.change(uuid, { status })
}

/** Starts one more process for the application. */
export const launchOn = async (floor: Floor, application: Application) => {
  const { uuid } = application
  const port = await freePort(portsOn(floor))
  const site = launchSite({
    folder: floor.folders.app(uuid),
    command: floor.command(application),
    env: environmentOf(floor.world, floor.folders, application, port),
    port,
  })
  floor.coming.set(uuid, site)
  return site
}
