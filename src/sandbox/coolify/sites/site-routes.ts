import {
  actionRoute,
  type CoolifyRequest,
  type CoolifyRoute,
  getPathParameter,
  getRoute,
} from '../api/define-route'
import {
  respondBadRequest,
  respondMessage,
  respondOk,
  respondResourceNotFound,
} from '../api/responses'
import type { DeploymentQueue } from '../deployments/deployment-queue'
import type { CoolifyStore } from '../store/coolify-store'
import type { SiteRunner } from './process-site-runner'
import type { SiteFolders } from './site-environment'
import { readLogTail, redactSiteLog } from './site-log'
import { getSiteLogPath } from './site-process'

const showLogs =
  (world: CoolifyStore, sites: SiteRunner, folders: SiteFolders) => (call: CoolifyRequest) => {
    const uuid = getPathParameter(call, 'uuid')
    if (!world.applications.get(uuid)) return respondResourceNotFound('Application')
    if (!sites.isRunning(uuid)) return respondBadRequest('Application is not running.')
    const lines = Number(call.query.get('lines') ?? 100) || 100
    return respondOk({
      logs: redactSiteLog(
        world,
        uuid,
        readLogTail(getSiteLogPath(folders.applicationFolder(uuid)), lines),
      ),
    })
  }

const stop = (world: CoolifyStore, deploying: DeploymentQueue) => (call: CoolifyRequest) => {
  const uuid = getPathParameter(call, 'uuid')
  if (!world.applications.get(uuid)) return respondResourceNotFound('Application')
  deploying.stopSite(uuid)
  return respondMessage(200, 'Application stopping request queued.')
}

/** What can be done with an application that has been deployed. */
export const siteRoutes = (
  world: CoolifyStore,
  deploying: DeploymentQueue,
  sites: SiteRunner,
  folders: SiteFolders,
): CoolifyRoute[] => [
  getRoute('/applications/:uuid/logs', showLogs(world, sites, folders)),
  actionRoute('/applications/:uuid/stop', 'deploy', stop(world, deploying)),
]
