import type { Configured } from '../config'
import type { CoreSql } from '../database/open-database'
import type { Copies } from '../install/copy-store'
import type { SigningKeys } from '../marketplace/marketplace-keys'
import type { Mounted } from '../plugins/mount-plugin'
import type { PluginSet } from '../plugins/plugin-host'
import type { OwnSettings } from '../plugins/plugin-settings'
import type { KeptLicenses } from './licenses'
import type { SiteConfig } from './site-config'

/** A site that is ready: everything its pages draw from. */
export type Runtime = {
  environment: Configured
  bootId: string
  secret: string
  sql: CoreSql
  copies: Copies
  plugins: PluginSet
  keys: SigningKeys
  own: OwnSettings
  config(): SiteConfig
  licenses(): KeptLicenses | null
  /** Mounted and licensed, as far as the last token says. */
  running(): readonly Mounted[]
  /** One after the other with the installing in the background. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Draws the routes anew; after it the report of a change follows. */
  changed(): void
}
