import { migrateCore } from '../database/migrate-core'
import { awaitDatabase, openDatabase } from '../database/open-database'
import { createPluginDatabaseRegistry } from '../database/plugin-database-registry'
import { createMarketplaceClient } from '../marketplace/marketplace-client'
import { openMarketplaceKeys } from '../marketplace/marketplace-keys'
import { openVolume } from '../volume'
import { assembleSite } from './assemble-site'
import { runSite } from './run-site'
import type { StartSiteOptions } from './site-runtime'
import { loadSiteSecret } from './site-secret'

/** Starts the site from its volume if it can, else from the marketplace; returns how to close it. */
export const startSite = async (options: StartSiteOptions): Promise<() => Promise<void>> => {
  const { environment, shutdownSignal, setWaitingFor } = options
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
  const controls = await assembleSite(options, { volume, secret, sql, databases, keys })
  const done = runSite(options, { volume, marketplace, keys, controls })
  return async () => {
    await Promise.race([done, Bun.sleep(1000)])
    await close()
  }
}
