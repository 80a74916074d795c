import type { ReportedError } from '../install/install-error'
import { openPublisherTrust } from '../install/publisher-trust'
import { log } from '../log'
import type { MarketplaceClient } from '../marketplace/marketplace-client'
import type { MarketplaceKeys } from '../marketplace/marketplace-keys'
import { coreVersion } from '../version'
import type { Volume } from '../volume'
import { applyLock } from './apply-lock'
import type { SiteControls } from './assemble-site'
import { type BootReport, openBootReportQueue } from './boot-report-queue'
import { verifyAndStoreLicenses } from './licenses'
import type { SiteRuntime, StartSiteOptions } from './site-runtime'
import { readStoredConfig, synchroniseSite } from './synchronise-site'

type RunSiteDependencies = {
  volume: Volume
  marketplace: MarketplaceClient
  keys: MarketplaceKeys
  controls: SiteControls
}

/** Starts what the volume holds, then follows the marketplace for as long as the process lives. */
export const runSite = async (
  options: StartSiteOptions,
  { volume, marketplace, keys, controls }: RunSiteDependencies,
) => {
  const { environment, shutdownSignal, setWaitingFor } = options
  const { site, copyStore } = controls
  const reportQueue = openBootReportQueue(volume, marketplace)
  let bootedInMs = 0
  const becomeReady = () => {
    if (!controls.markReady()) return
    bootedInMs = Math.round(performance.now())
    log.info('The site is ready', { bootedInMs })
  }
  const stored = readStoredConfig(volume, environment.projectId)
  if (stored) {
    controls.configure(stored.config)
    setWaitingFor('plugins')
    for (const { code, plugin, message } of await site.pluginHost.startInstalled())
      log.error('A plugin did not start', { code, plugin, error: message })
    becomeReady()
  } else setWaitingFor('marketplace')

  const publisherTrust = openPublisherTrust(volume, environment.publisherKeys)
  const installDependencies = { volume, copyStore, marketplace, publisherTrust }
  await synchroniseSite({
    projectId: environment.projectId,
    volume,
    marketplace,
    reportQueue,
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
      controls.reloadLicenses()
    },
    onConfig: controls.configure,
    applyConfig: (config) =>
      site.runExclusively(async () => {
        await publisherTrust.adopt(config.publisherKeys ?? [])
        return applyLock(config.lock, {
          pluginHost: site.pluginHost,
          copyStore,
          installDependencies,
        })
      }),
    queueReport: (errors) => {
      becomeReady()
      reportQueue.enqueue(composeBootReport(site, errors, bootedInMs))
    },
  })
}

/** The boot report on the plugins as they are now. */
const composeBootReport = (
  site: SiteRuntime,
  errors: ReportedError[],
  bootedInMs: number,
): BootReport => {
  const { copyStore, pluginHost } = site
  const running = new Set(site.listRunning().map(({ copy }) => copy.name))
  const mounted = new Map(pluginHost.listMounted().map(({ copy }) => [copy.name, copy]))
  return {
    bootId: site.bootId,
    coreVersion,
    plugins: copyStore.all().map(({ current }) => {
      const { name, version, sha256 } = mounted.get(current.name) ?? current
      const idleState = mounted.has(name) ? 'stopped' : 'failed'
      return { name, version, sha256, state: running.has(name) ? 'running' : idleState }
    }),
    // A lock may name an older version than the running one (which was yanked): it is refused,
    // and the site stays healthy.
    healthy: errors.every(({ code }) => code === 'VERSION_LOWER'),
    migrationsRun: [...pluginHost.listMigrationsRun()],
    bootedInMs,
    errors,
  }
}
