import type { SiteEnvironment } from '../config'
import type { CoreSql } from '../database/open-database'
import type { CopyStore } from '../install/copy-store'
import type { MarketplaceKeys } from '../marketplace/marketplace-keys'
import type { MountedPlugin } from '../plugins/mount-plugin'
import type { PluginHost } from '../plugins/plugin-host'
import type { OwnSettings } from '../plugins/plugin-settings'
import type { StoredLicenses } from './licenses'
import type { SiteConfig } from './site-config'

/** A site that is ready: everything its pages draw from. */
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
  /** Mounted and licensed, as far as the last token says. */
  listRunning(): readonly MountedPlugin[]
  /** One after the other with the installing in the background. */
  runExclusively<T>(work: () => Promise<T>): Promise<T>
  /** Draws the routes anew; after it the report of a change follows. */
  rebuildApp(): void
}
