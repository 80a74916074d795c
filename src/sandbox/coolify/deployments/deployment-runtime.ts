import type { SiteRunner } from '../sites/process-site-runner'
import type { SiteFolders } from '../sites/site-environment'
import type { CoolifyStore } from '../store/coolify-store'
import type { BootOrder } from './boot-order'

/** Where one Coolify's deployments are worked on. */
export type DeploymentRuntime = {
  store: CoolifyStore
  siteRunner: SiteRunner
  folders: SiteFolders
  bootOrderSeed: number
  bootOrder: BootOrder
  isClosing: boolean
}
