import { defineRoute, withDocument } from '../api/define-route'
import { respond } from '../api/responses'
import type { DeploymentQueue } from '../deployments/deployment-queue'
import type { CoolifyStore } from '../store/coolify-store'
import type { SiteRunner } from './process-site-runner'
import type { SiteFolders } from './site-environment'
import { readLogTail, redactSiteLog } from './site-log'
import { getSiteLogPath } from './site-process'

const showLogs = (store: CoolifyStore, sites: SiteRunner, folders: SiteFolders) =>
  withDocument('Application', store.applications, ({ uuid }, { query }) => {
    if (!sites.isRunning(uuid)) return respond.badRequest('Application is not running.')
    const lines = Number(query.get('lines') ?? 100) || 100
    const log = readLogTail(getSiteLogPath(folders.applicationFolder(uuid)), lines)
    return respond.ok({ logs: redactSiteLog(store, uuid, log) })
  })

const requestStop = (store: CoolifyStore, queue: DeploymentQueue) =>
  withDocument('Application', store.applications, ({ uuid }) => {
    queue.stopSite(uuid)
    return respond.message(200, 'Application stopping request queued.')
  })

/** What can be done with an application that has been deployed. */
export const siteRoutes = (
  store: CoolifyStore,
  queue: DeploymentQueue,
  sites: SiteRunner,
  folders: SiteFolders,
) => [
  defineRoute.get('/applications/:uuid/logs', showLogs(store, sites, folders)),
  defineRoute.action('/applications/:uuid/stop', 'deploy', requestStop(store, queue)),
]
