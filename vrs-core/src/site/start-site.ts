import type { Configured } from '../config'
import { migrateCore } from '../database/migrate-core'
import { awaitDatabase, openDatabase } from '../database/open-database'
import { pluginDatabases } from '../database/plugin-database-registry'
import { type Copies, openCopies } from '../install/copy-store'
import { log } from '../log'
import { type Marketplace, openMarketplace } from '../marketplace/marketplace-client'
import { openSigningKeys, type SigningKeys } from '../marketplace/marketplace-keys'
import { openPluginSet } from '../plugins/plugin-host'
import { openOwnSettings } from '../plugins/plugin-settings'
import { pluginSite } from '../plugins/plugin-site'
import { openVolume, type Volume } from '../volume'
import { framesOf } from '../web/site-layouts'
import { applyLock } from './apply-lock'
import { openReports } from './boot-report-queue'
import { composeReport } from './compose-boot-report'
import { keepLicenses, keptLicenses, mayRun } from './licenses'
import type { SiteConfig } from './site-config'
import type { Runtime } from './site-runtime'
import { siteSecret } from './site-secret'
import { keptConfig, synchronise } from './synchronise-site'

export type Starting = {
  environment: Configured
  bootId: string
  stopped: AbortSignal
  /** What `/health` tells while the site is not ready. */
  waitingFor(what: 'database' | 'marketplace' | 'plugins'): void
  /** Called when the site answers, and again whenever its routes change. */
  show(site: Runtime): void
}

/** Brings the site up from its volume if it can, else from the marketplace; answers how to close it. */
export const startSite = async (starting: Starting): Promise<() => Promise<void>> => {
  const { environment, stopped, waitingFor } = starting
  const volume = openVolume(environment.dataDir)
  const secret = siteSecret(environment.siteSecret, volume)
  const sql = openDatabase(environment.databaseUrl)
  const databases = pluginDatabases({
    core: sql,
    databaseUrl: environment.databaseUrl,
    siteSecret: secret,
  })
  const close = async () => {
    await Promise.all([databases.close(), sql.end({ timeout: 1 })])
  }
  waitingFor('database')
  await awaitDatabase(sql, stopped)
  if (stopped.aborted) return close
  await migrateCore(sql)

  const { projectId, marketplaceUrl: url, marketplaceKey: key } = environment
  const marketplace = openMarketplace({ url, projectId, key })
  const keys = openSigningKeys(volume, marketplace)
  const live = await assemble(starting, { volume, secret, sql, databases, keys })
  const done = run(starting, { volume, marketplace, keys, live })
  return async () => {
    await Promise.race([done, Bun.sleep(1000)])
    await close()
  }
}

type Parts = {
  volume: Volume
  secret: string
  sql: Runtime['sql']
  databases: ReturnType<typeof pluginDatabases>
  keys: SigningKeys
}

type Live = {
  site: Runtime
  copies: Copies
  configure(config: SiteConfig): void
  ready(): boolean
  reload(): void
}

/** Everything the pages draw from; `show` is called from the first configuration on. */
const assemble = async (
  { environment, bootId, show }: Starting,
  { volume, secret, sql, databases, keys }: Parts,
): Promise<Live> => {
  const copies = openCopies(volume)
  const own = await openOwnSettings(sql)
  const turns = inTurn()
  let config: SiteConfig | null = null
  let licenses = keptLicenses(volume)
  let ready = false
  const known = (): SiteConfig => {
    if (config) return config
    throw new Error(`project ${environment.projectId}: expected a configuration, found none yet`)
  }
  const plugins = openPluginSet({
    copies,
    databaseOf: databases.of,
    siteOf: (name, plugin, database, frame) => {
      const frames = framesOf(site)
      const layout = frame === 'admin' ? frames.admin : frames.page
      return pluginSite({ name, plugin, database, core: sql, own, config: known, layout })
    },
    changed: () => site.changed(),
  })
  const site: Runtime = {
    environment,
    bootId,
    secret,
    sql,
    copies,
    plugins,
    keys,
    own,
    config: known,
    licenses: () => licenses,
    running: () => plugins.mounted().filter(({ copy }) => mayRun(licenses, copy.name)),
    exclusively: turns,
    changed: () => {
      if (ready) show(site)
    },
  }
  return {
    site,
    copies,
    configure: (next) => {
      config = next
    },
    ready: () => {
      const first = !ready
      ready = true
      site.changed()
      return first
    },
    reload: () => {
      licenses = keptLicenses(volume)
      site.changed()
    },
  }
}

type Running = { volume: Volume; marketplace: Marketplace; keys: SigningKeys; live: Live }

/** From the volume at once, then on with the marketplace for as long as the process lives. */
const run = async (starting: Starting, { volume, marketplace, keys, live }: Running) => {
  const { environment, stopped, waitingFor } = starting
  const { site, copies } = live
  const reports = openReports(volume, marketplace)
  let bootedInMs = 0
  const becomeReady = () => {
    if (!live.ready()) return
    bootedInMs = Math.round(performance.now())
    log.info('The site is ready', { bootedInMs })
  }
  const kept = keptConfig(volume, environment.projectId)
  if (kept) {
    live.configure(kept.config)
    waitingFor('plugins')
    for (const fault of await site.plugins.wake())
      log.error('A plugin did not start', {
        code: fault.code,
        plugin: fault.plugin,
        error: fault.message,
      })
    becomeReady()
  } else waitingFor('marketplace')

  const placing = { volume, copies, marketplace, keys: environment.publisherKeys }
  await synchronise({
    projectId: environment.projectId,
    volume,
    marketplace,
    reports,
    pollSeconds: environment.pollSeconds,
    stopped,
    licenses: site.licenses,
    renewLicenses: async (token) => {
      await keepLicenses(token, { keys, projectId: environment.projectId, now: new Date(), volume })
      live.reload()
    },
    configured: live.configure,
    apply: (config) =>
      site.exclusively(() => applyLock(config.lock, { set: site.plugins, copies, placing })),
    report: (faults) => {
      becomeReady()
      reports.queue(composeReport(site, faults, bootedInMs))
    },
  })
}

/** One piece of work after the other. */
const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}
