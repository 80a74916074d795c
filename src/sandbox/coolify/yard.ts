import type { BootOrder } from './boot-order'
import type { RunningSites } from './running-sites'
import type { Folders } from './site-environment'
import type { World } from './world'

/** Where one Coolify's deployments are worked on. */
export type Yard = {
  world: World
  sites: RunningSites
  folders: Folders
  seed: number
  order: BootOrder
  closing: boolean
}
