import type { SiteEnvironment } from '../config'
import { migrateCore } from '../database/migrate-core'
import { awaitDatabase, openDatabase } from '../database/open-database'
import { createPluginDatabaseRegistry } from '../database/plugin-database-registry'
import { type CopyStore, openCopyStore } from '../install/copy-store'
import { log } from '../log'
import { createMarketplaceClient, type MarketplaceClient } from '../marketplace/marketplace-client'
import { type MarketplaceKeys, openMarketplaceKeys } from '../marketplace/marketplace-keys'
import { createPluginHost } from '../plugins/plugin-host'
import { loadOwnSettings } from '../plugins/plugin-settings'
import { createPluginSite } from '../plugins/plugin-site'
import { openVolume, type Volume } from '../volume'
import { createLayouts } from '../web/site-layouts'
import { applyLock } from './apply-lock'
import { openBootReportQueue } from './boot-report-queue'
import { composeBootReport } from './compose-boot-report'
import { canRun, readStoredLicenses, verifyAndStoreLicenses } from './licenses'
import type { SiteConfig } from './site-config'
import type { SiteRuntime } from './site-runtime'
import { loadSiteSecret } from './site-secret'
import { readStoredConfig, synchroniseSite } from './synchronise-site'

export type StartSiteOptions = {
  environment: SiteEnvironment
  bootId: string
  shutdownSignal: AbortSignal
  /** What `/health` tells while the site is not ready. */
  setWaitingFor(what: 'database' | 'marketplace' | 'plugins'): void
  /** Called when the site answers, and again whenever its routes change. */
  serveSite(site: SiteRuntime): void
}

/** Brings the site up from its volume if it can, else from the marketplace; answers how to close it. */
export const startSite = async (starting: StartSiteOptions): Promise<() => Promise<void>> => {
  const { environment, shutdownSignal, setWaitingFor } = starting
  const volume = openVolume(environment.dataDir)
  const secret = loadSiteSecret(environment.siteSecret, volume)
  const sql = openDatabase(environment.databaseUrl)
  const databases = createPluginDatabaseRegistry({
    core: sql,
    databaseUrl: environment.databaseUrl,
    siteSecret: secret,
  })
  const close = async () => {
    await Promise.all([databases.close(), sql.end({ timeout: 1 })])
  }
  setWaitingFor('database')
  await awaitDatabase(sql, shutdownSignal)
  if (shutdownSignal.aborted) return close
  await migrateCore(sql)

  const { projectId, marketplaceUrl: url, marketplaceKey: key } = environment
  const marketplace = createMarketplaceClient({ url, projectId, key })
  const keys = openMarketplaceKeys(volume, marketplace)
  const live = await assembleSite(starting, { volume, secret, sql, databases, keys })
  const done = runSite(starting, { volume, marketplace, keys, live })
  return async () => {
    await Promise.race([done, Bun.sleep(1000)])
    await close()
  }
}

type SiteParts = {
  volume: Volume
  secret: string
  sql: SiteRuntime['sql']
  databases: ReturnType<typeof createPluginDatabaseRegistry>
  keys: MarketplaceKeys
}

type SiteControls = {
  site: SiteRuntime
  copyStore: CopyStore
  configure(config: SiteConfig): void
  markReady(): boolean
  reloadLicenses(): void
}

/** Everything the pages draw from; `show` is called from the first configuration on. */
const assembleSite = async (
  { environment, bootId, serveSite }: StartSiteOptions,
  { volume, secret, sql, databases, keys }: SiteParts,
): Promise<SiteControls> => {
  const copies = openCopyStore(volume)
  const own = await loadOwnSettings(sql)
  const turns = createSerialRunner()
  let config: SiteConfig | null = null
  let licenses = readStoredLicenses(volume)
  let ready = false
  const requireConfig = (): SiteConfig => {
    if (config) return config
    throw new Error(`project ${environment.projectId}: expected a configuration, found none yet`)
  }
  const plugins = createPluginHost({
    copyStore: copies,
    getDatabase: databases.get,
    createSite: (name, plugin, database, frame) => {
      const frames = createLayouts(site)
      const layout = frame === 'admin' ? frames.admin : frames.page
      return createPluginSite({
        name,
        plugin,
        database,
        coreSql: sql,
        ownSettings: own,
        config: requireConfig,
        layout,
      })
    },
    onRoutesChanged: () => site.rebuildApp(),
  })
  const site: SiteRuntime = {
    environment,
    bootId,
    secret,
    sql,
    copyStore: copies,
    pluginHost: plugins,
    marketplaceKeys: keys,
    ownSettings: own,
    config: requireConfig,
    licenses: () => licenses,
    listRunning: () => plugins.listMounted().filter(({ copy }) => canRun(licenses, copy.name)),
    runExclusively: turns,
    rebuildApp: () => {
      if (ready) serveSite(site)
    },
  }
  return {
    site,
    copyStore: copies,
    configure: (next) => {
      config = next
    },
    markReady: () => {
      const first = !ready
      ready = true
      site.rebuildApp()
      return first
    },
    reloadLicenses: () => {
      licenses = readStoredLicenses(volume)
      site.rebuildApp()
    },
  }
}

type RunSiteDependencies = {
  volume: Volume
  marketplace: MarketplaceClient
  keys: MarketplaceKeys
  live: SiteControls
}

/** From the volume at once, then on with the marketplace for as long as the process lives. */
const runSite = async (
  starting: StartSiteOptions,
  { volume, marketplace, keys, live }: RunSiteDependencies,
) => {
  const { environment, shutdownSignal, setWaitingFor } = starting
  const { site, copyStore } = live
  const reports = openBootReportQueue(volume, marketplace)
  let bootedInMs = 0
  const becomeReady = () => {
    if (!live.markReady()) return
    bootedInMs = Math.round(performance.now())
    log.info('The site is ready', { bootedInMs })
  }
  const kept = readStoredConfig(volume, environment.projectId)
  if (kept) {
    live.configure(kept.config)
    setWaitingFor('plugins')
    for (const fault of await site.pluginHost.startInstalled())
      log.error('A plugin did not start', {
        code: fault.code,
        plugin: fault.plugin,
        error: fault.message,
      })
    becomeReady()
  } else setWaitingFor('marketplace')

  const placing = { volume, copies: copyStore, marketplace, keys: environment.publisherKeys }
  await synchroniseSite({
    projectId: environment.projectId,
    volume,
    marketplace,
    reportQueue: reports,
    pollSeconds: environment.pollSeconds,
    shutdownSignal,
    licenses: site.licenses,
    renewLicenses: async (token) => {
      await verifyAndStoreLicenses(token, {
        keys,
        projectId: environment.projectId,
        now: new Date(),
        volume,
      })
      live.reloadLicenses()
    },
    onConfig: live.configure,
    applyConfig: (config) =>
      site.runExclusively(() =>
        applyLock(config.lock, {
          pluginHost: site.pluginHost,
          copyStore,
          installDependencies: placing,
        }),
      ),
    queueReport: (faults) => {
      becomeReady()
      reports.enqueue(composeBootReport(site, faults, bootedInMs))
    },
  })
}

/** One piece of work after the other. */
const createSerialRunner = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}
