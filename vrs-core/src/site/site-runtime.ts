import type { SiteEnvironment } from '../config'
import type { CoreSql } from '../database/open-database'
import type { CopyStore } from '../install/copy-store'
import type { MarketplaceKeys } from '../marketplace/marketplace-keys'
import type { MountedPlugin } from '../plugins/mount-plugin'
import type { PluginHost } from '../plugins/plugin-host'
import type { OwnSettings } from '../plugins/plugin-settings'
import type { StoredLicenses } from './licenses'
import type { SiteConfig } from './site-config'

/** Everything that the pages of a site read. */
export type SiteRuntime = {
  environment: SiteEnvironment
  bootId: string
  secret: string
  sql: CoreSql
  copyStore: CopyStore
  pluginHost: PluginHost
  marketplaceKeys: MarketplaceKeys
  ownSettings: OwnSettings
  config(): SiteConfig
  licenses(): StoredLicenses | null
  /** Mounted and, by the last license token, licensed. */
  listRunning(): readonly MountedPlugin[]
  /** Never at the same time as an installation in the background. */
  runExclusively<T>(work: () => Promise<T>): Promise<T>
  /** Serves the routes of what runs now. */
  rebuildApp(): void
}

export type StartSiteOptions = {
  environment: SiteEnvironment
  bootId: string
  shutdownSignal: AbortSignal
  /** What `/health` shows while the site is not ready. */
  setWaitingFor(what: 'database' | 'marketplace' | 'plugins'): void
  /** Called when the site answers, and again whenever its routes change. */
  serveSite(site: SiteRuntime): void
}
