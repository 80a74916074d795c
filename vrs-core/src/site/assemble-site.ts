import type { createPluginDatabaseRegistry } from '../database/plugin-database-registry'
import { type CopyStore, openCopyStore } from '../install/copy-store'
import type { MarketplaceKeys } from '../marketplace/marketplace-keys'
import { createPluginHost } from '../plugins/plugin-host'
import { loadOwnSettings } from '../plugins/plugin-settings'
import { createPluginSite } from '../plugins/plugin-site'
import type { Volume } from '../volume'
import { createLayouts } from '../web/site-layouts'
import { canRun, readStoredLicenses } from './licenses'
import type { SiteConfig } from './site-config'
import type { SiteRuntime, StartSiteOptions } from './site-runtime'

export type SiteParts = {
  volume: Volume
  secret: string
  sql: SiteRuntime['sql']
  databases: ReturnType<typeof createPluginDatabaseRegistry>
  keys: MarketplaceKeys
}

/** What the running loop changes about an assembled site. */
export type SiteControls = {
  site: SiteRuntime
  copyStore: CopyStore
  configure(config: SiteConfig): void
  /** Serves the site from now on; answers whether it was not ready before. */
  markReady(): boolean
  /** Reads the stored licenses again and serves what they allow. */
  reloadLicenses(): void
}

/** Puts together what the pages read; `serveSite` is called once the site is ready. */
export const assembleSite = async (
  { environment, bootId, serveSite }: StartSiteOptions,
  { volume, secret, sql, databases, keys }: SiteParts,
): Promise<SiteControls> => {
  const copyStore = openCopyStore(volume)
  const ownSettings = await loadOwnSettings(sql)
  let config: SiteConfig | null = null
  let licenses = readStoredLicenses(volume)
  let isReady = false
  const requireConfig = (): SiteConfig => {
    if (config) return config
    throw new Error(`project ${environment.projectId}: expected a configuration, found none yet`)
  }
  const pluginHost = createPluginHost({
    copyStore,
    getDatabase: databases.get,
    createSite: (name, plugin, database, frame) => {
      const layouts = createLayouts(site)
      return createPluginSite({
        name,
        plugin,
        database,
        coreSql: sql,
        ownSettings,
        config: requireConfig,
        layout: frame === 'admin' ? layouts.admin : layouts.page,
      })
    },
    onRoutesChanged: () => site.rebuildApp(),
  })
  const site: SiteRuntime = {
    environment,
    bootId,
    secret,
    sql,
    copyStore,
    pluginHost,
    marketplaceKeys: keys,
    ownSettings,
    config: requireConfig,
    licenses: () => licenses,
    listRunning: () => pluginHost.listMounted().filter(({ copy }) => canRun(licenses, copy.name)),
    runExclusively: createSerialRunner(),
    rebuildApp: () => {
      if (isReady) serveSite(site)
    },
  }
  return {
    site,
    copyStore,
    configure: (next) => {
      config = next
    },
    markReady: () => {
      const isFirst = !isReady
      isReady = true
      site.rebuildApp()
      return isFirst
    },
    reloadLicenses: () => {
      licenses = readStoredLicenses(volume)
      site.rebuildApp()
    },
  }
}

/** Runs one piece of work after the other, whether or not the one before failed. */
const createSerialRunner = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}
