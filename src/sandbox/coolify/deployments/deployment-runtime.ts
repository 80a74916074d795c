import type { RunningSites } from '../sites/process-site-runner'
import type { Folders } from '../sites/site-environment'
import type { World } from '../store/coolify-store'
import type { BootOrder } from './boot-order'

/** Where one Coolify's deployments are worked on. */
export type Yard = {
  world: World
  sites: RunningSites
  folders: Folders
  seed: number
  order: BootOrder
  closing: boolean
}
